import { type AnyNode, isTag, isText } from 'domhandler';

const NOT_SHOWN = new Set(
  'script style template head title textarea iframe object video audio canvas svg datalist'.split(' '),
);
/** What begins on a line of its own, or in a cell of its own. */
const APART = new Set(
  (
    'address article aside blockquote body br caption dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol optgroup option p pre section select summary table tbody td ' +
    'tfoot th thead tr ul'
  ).split(' '),
);

/** The text of nodes as `innerText` has it, white space as it stands; `skip` leaves out an element with all that is in it. */
export function innerText(nodes: readonly AnyNode[], skip: (element: AnyNode) => boolean): string {
  return nodes.map((node) => textOf(node, skip)).join('');
}

function textOf(node: AnyNode, skip: (element: AnyNode) => boolean): string {
  if (isText(node)) return node.data;
  if (!('children' in node)) return '';
  if (isTag(node) && (NOT_SHOWN.has(node.name) || skip(node))) return '';
  const text = innerText(node.children, skip);
  return isTag(node) && APART.has(node.name) ? `\n${text}\n` : text;
}

/** White space folded, a no-break space included, without marks that have no width; composed as Unicode's NFC. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
