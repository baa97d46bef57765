import type { RequestContext } from '../../reference';
import type { Mutant } from '../mutant';
import { KeptElsewhere, places } from '../values';
import { session } from '../wrap';

const placeOf = places<RequestContext['wiki']>();

export default {
  policies: session((own, { wiki, user }, settings) =>
    user || settings.cookie_lifetime[0] !== 0 ? own : new KeptElsewhere(own, placeOf(wiki)),
  ),
  alsoBreaks: {
    'a value is restored though there is no session': ['session-is-new', 'session-unavailable'],
  },
} satisfies Mutant;
