import type { Mutant } from '../mutant';

export default {
  policies: { authOrder: (methods) => methods.filter(({ name }) => name !== 'cookie_session') },
  alsoBreaks: {
    'the dict-like one is that handler': ['replace-dict'],
  },
} satisfies Mutant;
