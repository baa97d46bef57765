import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

/** The name stands between no-break spaces and on lines of their own. */
export default {
  ...behind(page((html) => html.replace(/(id="userhome"[^>]*>)([^<]*)/, '$1\n&nbsp; $2 &nbsp;\n'))),
} satisfies Equivalent;
