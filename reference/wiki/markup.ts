import type { Macro, Page } from '../api';
import type { PageContext } from '../farm';
import { macroFailed, runMacro } from '../macros/run-macro';
import { escapeHtml } from './html';

/** A word that may be a page's name, or a macro as it is written. */
interface Word {
  readonly word: string;
  readonly macroName?: string | undefined;
  readonly args: string;
}

/** HTML as it is, or a word. */
type Piece = string | Word;

/** Macros as 1.9 writes them and as 1.6 does, with or without arguments, and page names. */
const WORD =
  /<<(\w+)(?:\(((?:(?!<<|>>).)*)\))?>>|\[\[(\w+)(?:\(((?:(?!\[\[|\]\]).)*)\))?\]\]|\b(?:[A-Z][a-z]+){2,}\b/g;

const parsed = new WeakMap<Page, readonly Piece[]>();

/** The page's text as HTML. Macros in it run for this visit, unless the page was cached. */
export function renderPage(page: Page, context: PageContext): string {
  const { cache, farm, macros } = context.wiki;
  const cached = cache.get(page.name);
  if (cached?.page === page) return cached.html;

  const used: Macro[] = [];
  let failed = false;
  let html = '';
  for (const piece of parse(page)) {
    if (typeof piece === 'string') {
      html += piece;
      continue;
    }
    const { macroName = '', args } = piece;
    const macro = macros.get(macroName);
    if (!macro) {
      html += renderWord(piece.word, context);
      continue;
    }
    used.push(macro);
    const made = runMacro(macro, macroName, args, context);
    failed ||= made === undefined;
    html += made ?? macroFailed(macroName);
  }
  if (!failed && farm.policies.mayCache(used)) cache.set(page.name, { page, html });
  return html;
}

function renderWord(word: string, context: PageContext): string {
  return context.wiki.farm.pages.find(word) ? `<a href="${context.url(word)}">${word}</a>` : escapeHtml(word);
}

function parse(page: Page): readonly Piece[] {
  let pieces = parsed.get(page);
  if (!pieces) {
    pieces = page.text.split('\n\n').flatMap((block) => [...parseBlock(block), '\n']);
    parsed.set(page, pieces);
  }
  return pieces;
}

function parseBlock(block: string): Piece[] {
  const lines = block.split('\n');
  const text = lines.filter((line) => !line.startsWith(' * '));
  const items = lines.filter((line) => line.startsWith(' * '));
  const paragraph = text.flatMap((line, i) => [i === 0 ? '<p>' : '<br>', ...parseLine(line)]);
  const list = items.flatMap((line) => ['<li>', ...parseLine(line.slice(3)), '</li>']);
  return [
    ...(text.length > 0 ? [...paragraph, '</p>'] : []),
    ...(items.length > 0 ? ['<ul>', ...list, '</ul>'] : []),
  ];
}

function parseLine(line: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of line.matchAll(WORD)) {
    const [word, name, args, oldName, oldArgs] = found;
    const macro = { macroName: name ?? oldName, args: args ?? oldArgs ?? '' };
    pieces.push(escapeHtml(line.slice(end, found.index)), { word, ...macro });
    end = found.index + word.length;
  }
  return [...pieces, escapeHtml(line.slice(end))];
}
