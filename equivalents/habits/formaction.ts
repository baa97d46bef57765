import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

/** The button that is pressed has the address and the method; the form's own lead nowhere. */
export default {
  ...behind(
    page((html) =>
      html.replace(
        /<form([^>]*) method="post"([^>]*) action="([^"]*)"([^>]*)>([\s\S]*?)<\/form>/g,
        (form, a, b, action, c, inner) => {
          const moved = inner.replace(/<button/g, `<button formmethod="post" formaction="${action}"`);
          return moved === inner ? form : `<form${a} method="get"${b} action="/nowhere"${c}>${moved}</form>`;
        },
      ),
    ),
  ),
} satisfies Equivalent;
