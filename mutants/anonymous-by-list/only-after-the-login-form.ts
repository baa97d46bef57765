import type { Mutant } from '../mutant';

export default {
  policies: {
    authOrder: (methods) =>
      methods[0]?.name === 'moin_session'
        ? methods.filter(({ name }) => name !== 'moin_anon_session')
        : methods,
  },
} satisfies Mutant;
