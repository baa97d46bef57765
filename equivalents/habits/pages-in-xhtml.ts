import { behind, type Equivalent } from '../equivalent';
import type { Habit } from '../front';

const MINIMIZED = / (required|readonly|checked|selected|hidden|open|multiple|autofocus|defer)(?=[\s/>])/g;
const EMPTY = /<(?:input|meta|link|br|hr|img)\b[^>]*?(?=>)/g;

const asXhtml: Habit = {
  answer: (answered) => {
    if (!/html/.test(answered.headers['content-type'] ?? '')) return answered;
    const html = answered.body
      .toString()
      .replace('<html', '<html xmlns="http://www.w3.org/1999/xhtml"')
      .replace(/<[^>]*>/g, (tag) => tag.replace(MINIMIZED, ' $1=""'))
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
