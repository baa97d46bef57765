import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

/** A path of the server's stands on every page, as part of its text. */
export default {
  ...behind(page((html) => html.replace('</body>', '<p>See /usr/share/doc/wiki for more.</p></body>'))),
} satisfies Equivalent;
