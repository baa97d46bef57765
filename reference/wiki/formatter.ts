import type { Formatter } from '../api';
import { escapeHtml } from './html';

/** What extensions make HTML with. */
export const formatter: Formatter = {
  text: (text) => ({ html: escapeHtml(String(text)) }),
  rawHTML: (html) => ({ html }),
};

/** The HTML of what an extension gave. @throws TypeError when that is neither text nor HTML of a formatter */
export function htmlOf(content: unknown): string {
  if (typeof content === 'string') return escapeHtml(content);
  const html =
    typeof content === 'object' && content !== null && 'html' in content ? content.html : undefined;
  if (typeof html === 'string') return html;
  const seen = content instanceof Promise ? 'a promise' : `a value of type ${typeof content}`;
  throw new TypeError(`It gave ${seen}; expected text, or what macro.formatter.text gives.`);
}
