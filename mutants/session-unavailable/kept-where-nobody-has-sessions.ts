import type { RequestContext } from '../../reference';
import type { Mutant } from '../mutant';
import { KeptElsewhere, places } from '../values';
import { session } from '../wrap';

const placeOf = places<RequestContext['wiki']>();

export default {
  policies: session((own, { wiki, user }, settings) => {
    const [anonymous, loggedIn] = settings.cookie_lifetime;
    return user || anonymous !== 0 || loggedIn !== 0 ? own : new KeptElsewhere(own, placeOf(wiki));
  }),
} satisfies Mutant;
