import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionLifetime: (setting, user) =>
      defaultPolicies.sessionLifetime(setting, user && { ...user, remember_me: false }),
  },
} satisfies Mutant;
