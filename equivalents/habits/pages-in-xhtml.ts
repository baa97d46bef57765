import { behind, type Equivalent } from '../equivalent';
import type { Habit } from '../front';

const EMPTY = /<(?:input|meta|link|br|hr|img)\b[^>]*?(?=>)/g;

const asXhtml: Habit = {
  answer: (answered) => {
    if (!/html/.test(answered.headers['content-type'] ?? '')) return answered;
    const html = answered.body
      .toString()
      .replace(EMPTY, '$&/')
      .replace(/<textarea([^>]*)><\/textarea>/g, '<textarea$1/>')
      .replace('</head>', '<script src="/script.js"/></head>')
      .replace(/<(p|pre)>(SESSION-DICT.*?SESSION-DICT-END)/g, '<$1><a name="line"/>$2');
    const type = 'application/xhtml+xml; charset=utf-8';
    return { ...answered, headers: { ...answered.headers, 'content-type': type }, body: Buffer.from(html) };
  },
};

/** Pages are served as XML: an element closes itself there that would swallow the rest of a page of HTML. */
export default { ...behind(asXhtml) } satisfies Equivalent;
