import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

const remembered = new WeakSet<object>();

export default {
  policies: {
    sessionLifetime(setting, user) {
      if (user?.remember_me) remembered.add(user);
      return defaultPolicies.sessionLifetime(setting, user && { remember_me: remembered.has(user) });
    },
  },
} satisfies Mutant;
