import { behind, type Equivalent } from '../equivalent';
import { setCookies } from '../front';

const MINUTE = 60 * 1000;

/** Expires has no seconds, as MoinMoin 1.9 stores it, and there is no Max-Age. */
export default {
  ...behind(
    setCookies((line) =>
      line.replace(/;\s*max-age=[^;]*/i, '').replace(/(;\s*expires=)([^;]*)/i, (_, name, expires) => {
        const floored = Math.floor(Date.parse(expires) / MINUTE) * MINUTE;
        return `${name}${new Date(floored).toUTCString()}`;
      }),
    ),
  ),
} satisfies Equivalent;
