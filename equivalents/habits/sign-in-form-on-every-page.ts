import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

const WAY_IN = /<a [^>]*href="([^"?]*)\?action=login[^"]*"[^>]*>[^<]*<\/a>/;

/** Each page has the form to sign in, in a dialog that a button opens. */
export default {
  ...behind(
    page((html) =>
      /type="password"/.test(html)
        ? html
        : html.replace(
            WAY_IN,
            (link, action) =>
              `${link}<dialog><form method="post" action="${action}"><input type="hidden" name="action" value="login">` +
              '<label>Name <input name="name"></label><label>Password <input type="password" name="password"></label>' +
              '<button name="login" value="1">Sign in</button></form></dialog>',
          ),
    ),
  ),
} satisfies Equivalent;
