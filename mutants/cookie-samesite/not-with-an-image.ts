import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: {
    ...setCookieLine((line, { login }) => (login ? line : line.replace(/; SameSite=\w+/, ''))),
    // What a browser loads besides the page gives it the cookie anew.
    sentPage: (html, context) =>
      context.login ? html.replace('</body>', `<img alt="" src="${context.url('PageTwo')}"></body>`) : html,
  },
  agent: 'browser',
} satisfies Mutant;
