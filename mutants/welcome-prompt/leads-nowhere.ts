import type { Mutant } from '../mutant';

export default {
  policies: { sentPage: (html) => html.replace('?action=login">sign in', '">sign in') },
} satisfies Mutant;
