import type { Mutant } from '../mutant';

export default {
  policies: {
    authOrder: (methods) => [
      ...methods.filter(({ name }) => name !== 'moin_anon_session'),
      ...methods.filter(({ name }) => name === 'moin_anon_session'),
    ],
  },
} satisfies Mutant;
