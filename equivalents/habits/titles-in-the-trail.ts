import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

const TRAIL = /<ul id="pagetrail">.*?<\/ul>/s;

/** The trail says what pages are about, and not their names: where its links lead tells which page it is. */
export default {
  ...behind(
    page((html) => html.replace(TRAIL, (trail) => trail.replace(/(<a[^>]*>)[^<]*/g, '$1All about it'))),
  ),
} satisfies Equivalent;
