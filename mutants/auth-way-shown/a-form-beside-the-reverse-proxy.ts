import type { Mutant } from '../mutant';

const FORM =
  '<form method="post"><input name="name"><input type="password" name="password"><button>Sign in</button></form>';

export default {
  policies: {
    sentPage: (html, { request }) =>
      request.query.action === 'login' && !html.includes('type="password"')
        ? html.replace('</main>', `${FORM}</main>`)
        : html,
  },
} satisfies Mutant;
