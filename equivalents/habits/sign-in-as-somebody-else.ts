import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

/** Who has signed in is offered to sign in as somebody else. */
export default {
  ...behind(
    page((html) =>
      html.replace(
        '<a id="userhome"',
        '<a href="?action=login">Log in as somebody else</a> <a id="userhome"',
      ),
    ),
  ),
} satisfies Equivalent;
