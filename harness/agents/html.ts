import { type CheerioAPI, load } from 'cheerio/slim';
import { type Document, Element, isTag } from 'domhandler';
import { Parser } from 'parse5';
import { adapter, type Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter';

/** An element as the parser came upon it. In a weak map these two would take as long as the parsing. */
class ParsedElement extends Element {
  /** HTML 13.2.6.1: in a table the form is not an ancestor of its fields; the parser's form element pointer has it. */
  openForm: Element | null = null;
  /** What is in a template is not on the page. */
  template: Document | undefined;
}

/** What parses a page now, from its beginning to its end at once. */
let parser: Parser<Htmlparser2TreeAdapterMap>;

const treeAdapter: typeof adapter = {
  ...adapter,
  // What the adapter keeps of attributes besides is for writing a page out again.
  createElement(name, namespace, attributes) {
    const attribs: Record<string, string> = Object.create(null);
    for (const attribute of attributes) attribs[attribute.name] = attribute.value;
    const element = new ParsedElement(name, attribs, []);
    element.namespace = namespace;
    element.openForm = parser.formElement;
    return element;
  },
  setTemplateContent(template, content) {
    (template as ParsedElement).template = content;
  },
  getTemplateContent: (template) => (template as ParsedElement).template as Document,
};

/** Parses a page as the HTML standard says; `scripts` is whether the browser that shows it runs any. */
export function parseHtml(html: string, scripts: boolean): CheerioAPI {
  parser = new Parser({ scriptingEnabled: scripts, treeAdapter });
  parser.tokenizer.write(html, true);
  return load(parser.document);
}

/** Parses a page that is served as XML: there each element may close itself, and none closes another. */
export function parseXhtml(html: string): CheerioAPI {
  return load(html, {
    xml: {
      xmlMode: false,
      recognizeSelfClosing: true,
      recognizeCDATA: true,
      lowerCaseTags: true,
      decodeEntities: true,
    },
  });
}

/** The form that was open when the parser came upon an element, where it was. */
export function openForm(element: Element): Element | undefined {
  return (element instanceof ParsedElement && element.openForm) || undefined;
}

/** The elements that an element stands in, the innermost first. */
export function around(element: Element): Element[] {
  const elements: Element[] = [];
  for (let { parent } = element; parent && isTag(parent); { parent } = parent) elements.push(parent);
  return elements;
}
