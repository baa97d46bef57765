import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: {
    sessionLifetime: ([anonymous, loggedIn], user) =>
      defaultPolicies.sessionLifetime([anonymous, Math.abs(loggedIn)], user),
    ...setCookieLine((line, { user }, settings) => {
      const hours = settings.cookie_lifetime[1];
      return user && hours < 0 ? line.replace(/Max-Age=[1-9]\d*/, `Max-Age=${-hours * 3600}`) : line;
    }),
  },
} satisfies Mutant;
