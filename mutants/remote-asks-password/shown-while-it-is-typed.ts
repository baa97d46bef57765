import type { Mutant } from '../mutant';

export default {
  policies: {
    sentPage: (html) => html.replace('type="password" id="iPassword"', 'type="text" id="iPassword"'),
  },
} satisfies Mutant;
