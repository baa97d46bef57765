import type { Mutant } from '../mutant';

export default {
  settings: (given, generation) =>
    generation === 'session-service' ? { cookie_lifetime: [1, 12], ...given } : given,
  alsoBreaks: {
    'the second wiki gives its visitor an anonymous cookie of that name': ['farm-shared-both'],
  },
} satisfies Mutant;
