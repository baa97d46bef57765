import type { Mutant } from '../mutant';

export default {
  policies: { authOrder: (methods) => methods.filter(({ name }) => name !== 'broken_session') },
} satisfies Mutant;
