import type { Mutant } from '../mutant';

export default {
  policies: {
    sentPage: (html) => html.replace('Synchronisation finished.', 'Invalid username or password.'),
  },
} satisfies Mutant;
