import type { Mutant } from '../mutant';

export default {
  policies: {
    authOrder: (methods) => methods.map(({ eachRequest: _eachRequest, ...method }) => method),
  },
} satisfies Mutant;
