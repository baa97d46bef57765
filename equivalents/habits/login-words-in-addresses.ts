import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

const LINKS =
  '<nav><a href="/BlogIndex">Blog index</a> <a href="/DesigningPages">Designing pages</a> <a href="/CatalogOut">Catalog output</a></nav>';

/** Pages whose names have "login", "signin" and "logout" in them stand in everybody's navigation. */
export default {
  ...behind(page((html) => html.replace(/<body[^>]*>/, `$&${LINKS}`))),
} satisfies Equivalent;
