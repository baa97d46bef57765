import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

/** The anti-forgery token has a name that says nothing. */
export default {
  ...behind({
    ...page((html) => html.replaceAll('name="ticket"', 'name="fkey"')),
    request: (asked) => {
      const body = asked.body.toString().replace(/(^|&)fkey=/, '$1ticket=');
      return {
        ...asked,
        body: /urlencoded/.test(asked.headers['content-type'] ?? '') ? Buffer.from(body) : asked.body,
      };
    },
  }),
} satisfies Equivalent;
