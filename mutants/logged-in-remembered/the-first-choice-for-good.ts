import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

const choices = new WeakMap<object, boolean>();

export default {
  policies: {
    sessionLifetime(setting, user) {
      if (!user) return defaultPolicies.sessionLifetime(setting, user);
      const choice = choices.get(user) ?? user.remember_me;
      choices.set(user, choice);
      return defaultPolicies.sessionLifetime(setting, { remember_me: choice });
    },
  },
  alsoBreaks: {
    'a choice that was taken back counts on': ['logged-in-positive'],
  },
} satisfies Mutant;
