import type { Mutant } from '../mutant';

export default {
  settings: (given, generation) =>
    generation === 'session-service' ? { cookie_lifetime: [0, -12], ...given } : given,
} satisfies Mutant;
