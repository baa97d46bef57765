import type { Mutant } from '../mutant';

export default {
  policies: { endsOnServer: () => false },
  alsoBreaks: {
    'whoever sends the copy is signed in': ['logout-beats-late-request', 'disabled-account'],
  },
} satisfies Mutant;
