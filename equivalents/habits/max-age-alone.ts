import { behind, type Equivalent } from '../equivalent';
import { setCookies } from '../front';

/** Cookies have Max-Age and no Expires. */
export default {
  ...behind(setCookies((line) => line.replace(/;\s*expires=[^;]*/i, ''))),
} satisfies Equivalent;
