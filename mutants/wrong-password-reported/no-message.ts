import type { Mutant } from '../mutant';

export default {
  policies: {
    sentPage: (html, visit) =>
      typeof visit.login === 'object' ? html.replace(/<div id="message".*?<\/div>/s, '') : html,
  },
} satisfies Mutant;
