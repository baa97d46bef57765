import type { Macro } from '../macros';
import type { Visit } from '../visit';
import { escapeHtml } from './html';
import type { Page } from './pages';

/** Macros as 1.9 writes them and as 1.6 does, and page names. */
const PIECE = /<<(\w+)>>|\[\[(\w+)\]\]|\b(?:[A-Z][a-z]+){2,}\b/g;

/** The page's text as HTML. Macros in it run for this visit, unless the page was cached. */
export function renderPage(page: Page, visit: Visit): string {
  const { cache, farm } = visit.wiki;
  const cached = cache.get(page.name);
  if (cached?.page === page) return cached.html;

  const used: Macro[] = [];
  const html = page.text
    .split('\n\n')
    .map((block) => renderBlock(block, visit, used))
    .join('\n');
  if (farm.policies.mayCache(used)) cache.set(page.name, { page, html });
  return html;
}

function renderBlock(block: string, visit: Visit, used: Macro[]): string {
  const lines = block.split('\n');
  const items = lines
    .filter((line) => line.startsWith(' * '))
    .map((line) => renderLine(line.slice(3), visit, used));
  const text = lines.filter((line) => !line.startsWith(' * ')).map((line) => renderLine(line, visit, used));
  const paragraph = text.length > 0 ? `<p>${text.join('<br>')}</p>` : '';
  return items.length > 0
    ? `${paragraph}<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`
    : paragraph;
}

function renderLine(line: string, visit: Visit, used: Macro[]): string {
  let html = '';
  let end = 0;
  for (const piece of line.matchAll(PIECE)) {
    html +=
      escapeHtml(line.slice(end, piece.index)) + renderPiece(piece[0], piece[1] ?? piece[2], visit, used);
    end = piece.index + piece[0].length;
  }
  return html + escapeHtml(line.slice(end));
}

function renderPiece(piece: string, macroName: string | undefined, visit: Visit, used: Macro[]): string {
  const { policies, pages } = visit.wiki.farm;
  const macro = macroName === undefined ? undefined : policies.macros[visit.wiki.generation][macroName];
  if (macro) {
    used.push(macro);
    return escapeHtml(macro.execute(visit));
  }
  return pages.find(piece) ? `<a href="${visit.url(piece)}">${piece}</a>` : escapeHtml(piece);
}
