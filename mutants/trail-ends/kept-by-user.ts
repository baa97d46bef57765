import type { Mutant } from '../mutant';
import { TrailElsewhere } from '../trail';
import { places } from '../values';
import { session } from '../wrap';

const placeOf = places<string>();

export default {
  policies: session((own, { user }) => (user ? new TrailElsewhere(own, placeOf(user.name)) : own)),
  alsoBreaks: {
    'it begins with the pages of earlier scenarios': ['trail-session-service'],
  },
} satisfies Mutant;
