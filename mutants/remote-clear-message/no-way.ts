import type { Mutant } from '../mutant';

export default {
  policies: { sentPage: (html) => html.replace(/<a class="clear-link".*?<\/a>/, '') },
} satisfies Mutant;
