import { behind, type Equivalent } from '../equivalent';
import { setCookies } from '../front';

/** A cookie is taken away by an empty value and a date in the past, without Max-Age. */
export default {
  ...behind(
    setCookies((line) =>
      /;\s*max-age=0/i.test(line)
        ? line
            .replace(/;\s*max-age=0/i, '')
            .replace(/;\s*expires=[^;]*/i, '; Expires=Thu, 01 Jan 2015 00:00:00 GMT')
        : line,
    ),
  ),
} satisfies Equivalent;
