import type { CheerioAPI } from 'cheerio/slim';
import type { AnyNode } from 'domhandler';

const HIDES = /(^|[;\s])(display\s*:\s*none|visibility\s*:\s*(hidden|collapse))/i;

/** The elements that a page's own style elements hide; style sheets of other addresses are not read. */
export function hiddenByStyle($: CheerioAPI): ReadonlySet<AnyNode> {
  const hidden = new Set<AnyNode>();
  for (const style of $('style').toArray()) {
    // What holds for print or for narrow windows alone is not what is seen.
    const rules = $(style)
      .text()
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/@[^{;]*(;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})/g, '');
    for (const [, selector = '', declarations = ''] of rules.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      if (isHiding(declarations)) for (const element of select($, selector)) hidden.add(element);
    }
  }
  return hidden;
}

/** Whether an element's own attributes hide it. */
export function isHiddenByAttribute(attributes: Readonly<Record<string, string>>): boolean {
  return attributes.hidden !== undefined || HIDES.test(attributes.style ?? '');
}

/** Whether declarations take an element out of sight, with or without its place. */
export function isHiding(declarations: string): boolean {
  return HIDES.test(declarations) || OFF_SCREEN.test(declarations);
}

const OFF_SCREEN =
  /(^|[;\s])((left|right|top|bottom|text-indent|margin(-left|-top)?)\s*:\s*-\d{3,}|opacity\s*:\s*0\s*(;|$)|(width|height)\s*:\s*[01](px)?\s*(;|$)|clip\s*:\s*rect)/i;

function select($: CheerioAPI, selector: string): AnyNode[] {
  try {
    return $(selector.trim()).toArray();
  } catch {
    return [];
  }
}
