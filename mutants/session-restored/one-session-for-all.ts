import type { RequestContext } from '../../reference';
import type { Mutant } from '../mutant';
import { places, Shared } from '../values';
import { session } from '../wrap';

const placeOf = places<RequestContext['wiki']>();

export default {
  policies: session((own, { wiki }) => new Shared(own, placeOf(wiki))),
} satisfies Mutant;
