import type { Page } from '../agents/page';
import type { Wiki } from './wiki';

const MESSAGES =
  '[role=alert], [aria-live=assertive], .error, .errorbox, .error-message, .alert, .alert-danger, .warning, .message, .flash, .notice';
const LONGEST = 200;

/** What a page says of what was done, in quotes: its message where it has one, else the beginning of its text. */
export function wikiMessage(page: Page, wiki: Wiki): string {
  const said = [wiki.places.message, MESSAGES].map((selector) => page.textOf(page.$(selector).first()));
  const text = said.find(Boolean) ?? page.text;
  return JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}
