import type { Mutant } from '../mutant';
import { saving } from '../wrap';

export default {
  policies: saving((key, value) => (typeof value === 'number' && key !== 'test' ? String(value) : value)),
  alsoBreaks: {
    'a number is read in the next request': ['session-dict'],
  },
} satisfies Mutant;
