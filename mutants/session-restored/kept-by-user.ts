import type { Mutant } from '../mutant';
import { places, Shared } from '../values';
import { session } from '../wrap';

const placeOf = places<string>();

export default {
  policies: session((own, { user }) => (user ? new Shared(own, placeOf(user.name)) : own)),
} satisfies Mutant;
