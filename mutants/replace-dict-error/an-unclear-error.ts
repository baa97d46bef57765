import { method } from '../auth';
import type { Mutant } from '../mutant';

export default {
  policies: method('broken_session', () => {
    throw new Error('It does not work.');
  }),
} satisfies Mutant;
