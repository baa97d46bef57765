import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

const NEWSLETTER =
  '<form action="/newsletter"><input type="email" name="address"><button>Log in for our newsletter</button></form>' +
  '<form action="/register" method="post"><input name="name"><input type="password" name="p1" autocomplete="new-password">' +
  '<input type="password" name="p2" autocomplete="new-password"><button>Sign up</button></form>';

/** A newsletter's form and one to sign up stand before the sign-in form. */
export default {
  ...behind(
    page((html) =>
      html.includes('type="password"') ? html.replace(/<body[^>]*>/, `$&${NEWSLETTER}`) : html,
    ),
  ),
} satisfies Equivalent;
