import type { Mutant } from '../mutant';
import { saving } from '../wrap';

export default {
  policies: saving((key, value) => (key === 'test' ? value : undefined)),
  alsoBreaks: {
    'a value is read in the next request': ['session-dict'],
  },
} satisfies Mutant;
