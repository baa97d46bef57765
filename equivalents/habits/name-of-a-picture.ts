import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

/** The user's link is a picture, and the name is in its title alone. */
export default {
  ...behind(
    page((html) =>
      html.replace(/(id="userhome"[^>]*)>([^<]*)/, '$1 title="$2"><img src="/avatar.png" alt="My page">'),
    ),
  ),
} satisfies Equivalent;
