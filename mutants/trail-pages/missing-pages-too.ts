import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';
import { session } from '../wrap';

export default {
  policies: session((own, { page, wiki }) => {
    const key = `wiki.trail.${wiki.name}`;
    const trail = own.get(key);
    if (Array.isArray(trail) && page === 'NoSuchPage') {
      own.set(key, defaultPolicies.updateTrail(trail as string[], page));
    }
    return own;
  }),
} satisfies Mutant;
