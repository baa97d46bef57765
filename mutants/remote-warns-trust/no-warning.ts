import type { Mutant } from '../mutant';

export default {
  policies: { sentPage: (html) => html.replace(/<p>⚠ You should trust.*?<\/p>/, '') },
} satisfies Mutant;
