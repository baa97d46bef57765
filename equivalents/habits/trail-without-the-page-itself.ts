import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

/** The trail has the page before one's eyes as a text alone, and not as a link. */
export default {
  ...behind(page((html) => html.replace(/<a [^>]*aria-current="page"[^>]*>([^<]*)<\/a>/g, '<b>$1</b>'))),
} satisfies Equivalent;
