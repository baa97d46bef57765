import type { RequestContext } from '../../reference';
import type { Mutant } from '../mutant';
import { TrailElsewhere } from '../trail';
import { places } from '../values';
import { session } from '../wrap';

const placeOf = places<RequestContext['wiki']>();

export default {
  policies: session((own, { wiki, user }, settings) =>
    user || settings.cookie_lifetime[0] !== 0 ? own : new TrailElsewhere(own, placeOf(wiki)),
  ),
} satisfies Mutant;
