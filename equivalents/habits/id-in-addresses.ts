import { behind, type Equivalent } from '../equivalent';
import type { Habit } from '../front';

const ID = '0123456789ABCDEF0123456789ABCDEF';
const IN_PATH = /;jsessionid=[^?&#/]*/i;

const rewriting: Habit = {
  request: (asked) => ({ ...asked, target: asked.target.replace(IN_PATH, '') }),
  // Servlet 3.0, 7.1.3: to a browser that has sent no cookie yet.
  answer: (answered, { headers }) => {
    if (headers.cookie || !/html/.test(answered.headers['content-type'] ?? '')) return answered;
    const html = answered.body
      .toString()
      .replace(/((?:href|action)="\/[A-Z][^"?#]*)/g, `$1;jsessionid=${ID}`);
    return { ...answered, body: Buffer.from(html) };
  },
};

/** Addresses on the first page carry an id, which the wiki takes no notice of. */
export default { ...behind(rewriting) } satisfies Equivalent;
