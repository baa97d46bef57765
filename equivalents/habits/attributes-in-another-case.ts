import { behind, type Equivalent } from '../equivalent';
import { setCookies } from '../front';

/** Attributes in lower case and in another order, which RFC 6265 5.2 leaves to the server. */
export default {
  ...behind(
    setCookies((line) => {
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const lower = attributes.map((attribute) => attribute.replace(/^[^=]+/, (name) => name.toLowerCase()));
      return [pair, ...lower.reverse()].join(';');
    }),
  ),
} satisfies Equivalent;
