import type { Mutant } from '../mutant';

export default {
  policies: {
    authOrder: (methods) => methods.map(({ challenge: _challenge, ...method }) => method),
  },
} satisfies Mutant;
