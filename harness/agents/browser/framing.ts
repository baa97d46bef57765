import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Response } from 'playwright';
import { NotTestable } from '../../core/errors';
import type { Tab } from './tab';

/** Browsers take such names for this machine, each for a site of its own. */
const HOST = 'another-site.localhost';

/**
 * Opens a page of another site that shows an address in a frame: whether a field for a password is in it. The page is
 * served, for one that came from no address Chromium refuses to show what is on this machine.
 * @throws NotTestable where the browser did not get as far as asking for the address
 */
export async function asksForPasswordInFrame(tab: Tab, url: URL): Promise<boolean> {
  const html = `<!DOCTYPE html><iframe src="${url.href.replaceAll('&', '&amp;')}"></iframe>`;
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', connection: 'close' }).end(html);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  let answered = false;
  function note(response: Response): void {
    const request = response.request();
    answered ||= request.isNavigationRequest() && request.frame().parentFrame() !== null;
  }
  tab.page.on('response', note);
  try {
    await tab.open(new URL(`http://${HOST}:${(server.address() as AddressInfo).port}/`));
  } finally {
    tab.page.off('response', note);
    server.close();
  }
  if (!answered) {
    throw new NotTestable(
      `a browser that asks for what a page of another site frames is needed; this one did not ask for ${url.href}`,
      'nothing in a target file: AGENT=firefox',
    );
  }
  const framed = tab.page.frames().find((frame) => frame.parentFrame());
  // Of what a browser shows in the place of a page that it refused, nothing can be asked.
  const field = await framed?.$('input[type=password]').catch(() => null);
  return Boolean(field);
}
