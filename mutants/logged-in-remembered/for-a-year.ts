import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

const YEAR = 365 * 24 * 3600;

export default {
  policies: {
    sessionLifetime: (setting, user) => Math.min(defaultPolicies.sessionLifetime(setting, user), YEAR),
  },
  alsoBreaks: {
    'the default is a positive lifetime': ['lifetime-default'],
  },
} satisfies Mutant;
