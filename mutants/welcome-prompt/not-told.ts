import type { Mutant } from '../mutant';

export default {
  policies: { sentPage: (html) => html.replace(/<span id="welcome">.*?<\/span>/, '') },
} satisfies Mutant;
