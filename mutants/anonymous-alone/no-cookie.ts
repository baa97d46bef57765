import type { Mutant } from '../mutant';

export default {
  policies: {
    authOrder: (methods, { auth }) =>
      auth.includes('moin_session') ? methods : methods.filter(({ name }) => name !== 'moin_anon_session'),
  },
} satisfies Mutant;
