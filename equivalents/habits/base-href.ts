import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

/** The addresses of a page are relative to its <base href>, not to the page. */
export default {
  ...behind(
    page((html) =>
      html.replace('<head>', '<head><base href="/">').replace(/(action|href)="\/(?=\w)/g, '$1="'),
    ),
  ),
} satisfies Equivalent;
