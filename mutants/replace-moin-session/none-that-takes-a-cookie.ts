import type { Mutant } from '../mutant';

export default {
  policies: { authOrder: (methods) => methods.filter(({ name }) => name !== 'cookie_session') },
} satisfies Mutant;
