import type { Mutant } from '../mutant';

export default {
  policies: { sentPage: (html) => html.replace(' by the particular administrators', '') },
} satisfies Mutant;
