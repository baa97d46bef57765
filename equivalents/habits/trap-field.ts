import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

const TRAP =
  '<div style="position:absolute;left:-9999px" aria-hidden="true"><label>Leave this empty <input type="text" name="website" tabindex="-1"></label></div>';

/** A field that people don't see and that has to stay empty, before the name. */
export default {
  ...behind({
    ...page((html) => html.replace(/(<form[^>]*>)(?=(?:(?!<\/form>)[\s\S])*type="password")/, `$1${TRAP}`)),
    request: (asked) => {
      const filled = /(?:^|&)website=[^&]/.test(asked.body.toString());
      return filled ? { ...asked, body: Buffer.from('') } : asked;
    },
  }),
} satisfies Equivalent;
