import type { Mutant } from '../mutant';

export default {
  policies: {
    sentPage: (html) => html.replace('has no action', () => `has no action: ${new Error('no action').stack}`),
  },
} satisfies Mutant;
