import type { Mutant } from '../mutant';

export default {
  policies: {
    sentPage: (html) => html.replace('Invalid username or password.', 'Synchronisation finished.'),
  },
} satisfies Mutant;
