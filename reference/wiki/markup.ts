import type { Html, Macro, Page } from '../api';
import type { PageContext } from '../farm';
import { escapeHtml } from './html';

/** A word that may be a page's name, or a macro's name with how it is written. */
interface Word {
  readonly word: string;
  readonly macroName?: string | undefined;
}

/** HTML as it is; or a word; or a block that is nothing else. */
type Piece = string | Word | { readonly alone: Word };

/** Macros as 1.9 writes them and as 1.6 does, and page names. */
const WORD = /<<(\w+)>>|\[\[(\w+)\]\]|\b(?:[A-Z][a-z]+){2,}\b/g;

const parsed = new WeakMap<Page, readonly Piece[]>();

/** The page's text as HTML. Macros in it run for this visit, unless the page was cached. */
export function renderPage(page: Page, context: PageContext): string {
  const { cache, farm } = context.wiki;
  const cached = cache.get(page.name);
  if (cached?.page === page) return cached.html;

  const used: Macro[] = [];
  let html = '';
  for (const piece of parse(page)) {
    html += renderPiece(piece, context, used);
  }
  if (farm.policies.mayCache(used)) cache.set(page.name, { page, html });
  return html;
}

function renderPiece(piece: Piece, context: PageContext, used: Macro[]): string {
  if (typeof piece === 'string') return piece;
  if (!('alone' in piece)) return inline(renderWord(piece, context, used));
  const rendered = renderWord(piece.alone, context, used);
  return typeof rendered === 'string' ? `<p>${rendered}</p>` : rendered.html;
}

const inline = (rendered: string | Html) => (typeof rendered === 'string' ? rendered : rendered.html);

/** A string is text in HTML; what a macro says is HTML may be blocks of its own. */
function renderWord({ word, macroName }: Word, context: PageContext, used: Macro[]): string | Html {
  const { policies, pages } = context.wiki.farm;
  const macros = policies.macros[context.wiki.generation];
  const macro = macroName !== undefined && Object.hasOwn(macros, macroName) ? macros[macroName] : undefined;
  if (macro) {
    used.push(macro);
    const said = macro.execute(context);
    return typeof said === 'string' ? escapeHtml(said) : said;
  }
  return pages.find(word) ? `<a href="${context.url(word)}">${word}</a>` : escapeHtml(word);
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
    const [word, macroName = found[2]] = found;
    pieces.push(escapeHtml(line.slice(end, found.index)), { word, macroName });
    end = found.index + word.length;
  }
  return [...pieces, escapeHtml(line.slice(end))];
}
