import type { Mutant } from '../mutant';
import { KeptElsewhere, places } from '../values';
import { session } from '../wrap';

const placeOf = places<string>();

export default {
  policies: session((own, { user, request }, settings) => {
    const { cookie } = request.headers;
    return user || !cookie || settings.cookie_lifetime[0] !== 0
      ? own
      : new KeptElsewhere(own, placeOf(cookie));
  }),
} satisfies Mutant;
