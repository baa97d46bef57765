import type { RequestContext } from '../../reference';
import type { Mutant } from '../mutant';

const pages = new WeakMap<RequestContext['wiki'], string>();

export default {
  policies: {
    sentPage: (html, { wiki, user, page }) => {
      if (page !== 'PageTwo') return html;
      if (user) pages.set(wiki, html);
      return user ? html : (pages.get(wiki) ?? html);
    },
  },
  alsoBreaks: {
    'who comes when the session is over is shown a page of when it was not': [
      'logged-in-negative',
      'logged-in-negative-ignores-remember-me',
    ],
  },
} satisfies Mutant;
