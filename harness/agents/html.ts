import { type CheerioAPI, load } from 'cheerio/slim';
import type { Document, Element } from 'domhandler';
import { Parser } from 'parse5';
import { adapter, type Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter';

export interface Html {
  $: CheerioAPI;
  /** The form that was open when the parser came upon an element, where it was. */
  openForm(element: Element): Element | undefined;
}

/** Parses a page as the HTML standard says; `scripts` is whether the browser that shows it runs any. */
export function parseHtml(html: string, scripts: boolean): Html {
  // HTML 13.2.6.1: in a table the form is not an ancestor of its fields; the parser's form element pointer has it.
  const openForms = new WeakMap<Element, Element>();
  // What is in a template is not on the page.
  const templates = new WeakMap<Element, Document>();
  const parser: Parser<Htmlparser2TreeAdapterMap> = new Parser({
    scriptingEnabled: scripts,
    treeAdapter: {
      ...adapter,
      createElement(...created) {
        const element = adapter.createElement(...created);
        if (parser.formElement) openForms.set(element, parser.formElement);
        return element;
      },
      setTemplateContent: (template, content) => templates.set(template, content),
      getTemplateContent: (template) => templates.get(template) as Document,
    },
  });
  parser.tokenizer.write(html, true);
  return { $: load(parser.document), openForm: (element) => openForms.get(element) };
}
