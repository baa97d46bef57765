import { behind, type Equivalent } from '../equivalent';
import { setCookies } from '../front';

/** Cookies have Expires and no Max-Age. */
export default {
  ...behind(setCookies((line) => line.replace(/;\s*max-age=[^;]*/i, ''))),
} satisfies Equivalent;
