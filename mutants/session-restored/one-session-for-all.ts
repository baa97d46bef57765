import type { Visit } from '../../reference';
import type { Mutant } from '../mutant';
import { places, Shared } from '../values';
import { session } from '../wrap';

const placeOf = places<Visit['wiki']>();

export default {
  policies: session((own, { wiki }) => new Shared(own, placeOf(wiki))),
} satisfies Mutant;
