import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Window } from './window';

/**
 * Writes a screenshot, the page's HTML and Playwright's trace, as `path` with an ending for each, and returns those
 * that could be had: a page that answers no more has none to give.
 */
export async function preserve({ context, tab }: Window, path: string): Promise<string[]> {
  await mkdir(dirname(path), { recursive: true });
  const [picture, html, trace] = [`${path}.png`, `${path}.html`, `${path}.trace.zip`];
  const written = await Promise.allSettled([
    tab.page.screenshot({ path: picture, fullPage: true }).then(() => picture),
    tab.shown('the page').then(async ({ html: content }) => {
      await writeFile(html, content);
      return html;
    }),
    context.tracing.stop({ path: trace }).then(() => trace),
  ]);
  return written.flatMap((file) => (file.status === 'fulfilled' ? file.value : []));
}
