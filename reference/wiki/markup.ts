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

/** HTML as it is, or a word; or a paragraph that is nothing but a macro, which may be blocks of its own. */
type Piece = string | Word | { readonly alone: Word };

/** Macros as 1.9 writes them and as 1.6 does, with or without arguments, and page names. */
const WORD =
  /<<(\w+)(?:\(((?:(?!<<|>>).)*)\))?>>|\[\[(\w+)(?:\(((?:(?!\[\[|\]\]).)*)\))?\]\]|\b(?:[A-Z][a-z]+){2,}\b/g;

/** What begins so does not stand in a paragraph. */
const BLOCK = /^\s*<(?:section|div|form|figure|p|ol|ul|table|pre|h[1-6])\b/;

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
    const { word, macroName = '', args } = 'alone' in piece ? piece.alone : piece;
    const macro = macros.get(macroName);
    if (macro) used.push(macro);
    const made = macro ? runMacro(macro, macroName, args, context) : renderWord(word, context);
    failed ||= made === undefined;
    const shown = made ?? macroFailed(macroName);
    html += 'alone' in piece && !BLOCK.test(shown) ? `<p>${shown}</p>` : shown;
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
  const [only] = parseLine(block).filter((piece) => piece !== '');
  if (typeof only === 'object' && 'word' in only && only.word === block) return [{ alone: only }];
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

function parseLine(line: string): (string | Word)[] {
  const pieces: (string | Word)[] = [];
  let end = 0;
  for (const found of line.matchAll(WORD)) {
    const [word, name, args, oldName, oldArgs] = found;
    const macro = { macroName: name ?? oldName, args: args ?? oldArgs ?? '' };
    pieces.push(escapeHtml(line.slice(end, found.index)), { word, ...macro });
    end = found.index + word.length;
  }
  return [...pieces, escapeHtml(line.slice(end))];
}
