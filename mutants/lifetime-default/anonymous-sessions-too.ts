import type { Mutant } from '../mutant';

export default {
  settings: (given, generation) =>
    generation === 'session-service' ? { cookie_lifetime: [1, 12], ...given } : given,
} satisfies Mutant;
