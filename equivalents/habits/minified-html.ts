import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

/** No white space between elements, as a minifier leaves it: a heading ends where the macro's paragraph begins. */
export default {
  ...behind(page((html) => html.replace(/>\s+</g, '><'))),
} satisfies Equivalent;
