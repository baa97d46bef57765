import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: (setting, user) =>
      defaultPolicies.sessionLifetime(setting, user && { ...user, remember_me: false }),
  },
  alsoBreaks: {
    'the default is a positive lifetime': ['lifetime-default'],
  },
} satisfies Mutant;
