import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

/** The name is greeted, and stands in no element of its own. */
export default {
  ...behind(page((html) => html.replace(/(id="userhome"[^>]*>)([^<]*)/, '$1Hello, $2!'))),
} satisfies Equivalent;
