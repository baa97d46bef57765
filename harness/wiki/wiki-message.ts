import type { Page } from '../agents/page';
import { fold } from '../agents/text';
import type { Wiki } from './wiki';

const MESSAGES =
  '[role=alert], [aria-live=assertive], .error, .errorbox, .error-message, .alert, .alert-danger, .warning, .message, .flash, .notice';
const LONGEST = 200;

/**
 * What a page says of what was done, in quotes: its message where it has one, or what the pages of `before` did not say,
 * else the beginning of its text.
 */
export function wikiMessage(page: Page, wiki: Wiki, ...before: readonly Page[]): string {
  const said = [wiki.places.message, MESSAGES].map((selector) => page.textOf(page.$(selector).first()));
  const text = said.find(Boolean) ?? ((before.length > 0 && newText(page, before)) || page.text);
  return JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}

/** The lines of a page that others have not, whatever numbers are in them; links and buttons say nothing of what was done. */
export function newText(page: Page, others: readonly Page[]): string {
  const known = new Set(others.flatMap((other) => linesOf(other).map(withoutNumbers)));
  return linesOf(page)
    .filter((line) => /\p{L}/u.test(line) && !known.has(withoutNumbers(line)))
    .join(' ');
}

const linesOf = (page: Page) => page.rawTextOf('body', 'a, button').split('\n').map(fold);
const withoutNumbers = (line: string) => line.replace(/\d+/g, '#');
