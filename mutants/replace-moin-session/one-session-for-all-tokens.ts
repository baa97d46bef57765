import type { RequestContext } from '../../reference';
import { assigned } from '../auth';
import type { Mutant } from '../mutant';
import { places, Shared } from '../values';

const placeOf = places<RequestContext['wiki']>();

export default {
  policies: assigned('token_session', (own, { wiki }) => new Shared(own, placeOf(wiki))),
} satisfies Mutant;
