import type { Mutant } from '../mutant';

export default {
  policies: { provisionalUntil: () => Number.MAX_SAFE_INTEGER },
  alsoBreaks: {
    'the id of a session that ended begins another': ['logout-beats-late-request'],
  },
} satisfies Mutant;
