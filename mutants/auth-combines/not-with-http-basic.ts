import type { Mutant } from '../mutant';

export default {
  policies: { authOrder: (methods) => methods.filter(({ name }) => name !== 'http_basic') },
} satisfies Mutant;
