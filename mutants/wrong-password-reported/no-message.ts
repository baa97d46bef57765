import type { Mutant } from '../mutant';

export default {
  policies: {
    sentPage: (html, context) =>
      typeof context.login === 'object' ? html.replace(/<div id="message".*?<\/div>/s, '') : html,
  },
} satisfies Mutant;
