import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { basename } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { signIn } from '../../../harness/wiki/signing-in';
import { MOINMOIN_PLACES } from '../../../harness/wiki/wiki';
import { newFolder } from '../../new-folder';
import { BROWSERS, endsSaying, type Site, SOON, site } from './site';

/** What each calls an address at which nobody answers, and redirects that never end. */
const ERRORS = {
  chromium: { nobody: 'net::ERR_CONNECTION_REFUSED', loop: 'net::ERR_TOO_MANY_REDIRECTS' },
  firefox: { nobody: 'NS_ERROR_CONNECTION_REFUSED', loop: 'NS_ERROR_REDIRECT_LOOP' },
};
for (const browserName of BROWSERS) {
  describe(browserName, () => {
    let wiki: Site;
    let visits = 0;
    before(async () => {
      wiki = await site(
        {
          '/plain': '<h1>Hello</h1>',
          '/refreshing': '<meta http-equiv="refresh" content="0; url=/plain"><h1>One moment</h1>',
          '/comes-back': '<meta http-equiv="refresh" content="5"><h1>One moment</h1>',
          '/asks-for-cookies': ({ headers }, response) => {
            const page = headers.cookie
              ? 'Hello'
              : '<meta http-equiv="refresh" content="0; url=/asks-for-cookies">';
            response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'sid=1' }).end(page);
          },
          '/kept': (_, response) => {
            visits += 1;
            response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'max-age=3600' });
            response.end(`<h1>Visit ${visits}</h1>`);
          },
          '/endless': () => {},
          '/endless-picture': '<h1>Hello</h1><img src="/endless">',
          '/dialog': '<script>alert("Are you there?")</script><h1>Hello</h1>',
          '/failing': '<script>notThere()</script><h1>Hello</h1>',
          '/busy':
            '<h1>Hello</h1><script>addEventListener("load", () => setTimeout(() => { for (;;); }))</script>',
          '/nothing': (_, response) => response.writeHead(204).end(),
          '/broken': (_, response) => response.writeHead(500).end(),
          '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
          '/given': (_, response) => {
            response
              .writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'sid=1; Path=/' })
              .end('<p>Given</p>');
          },
          '/asking':
            "<p>Before</p><script>fetch('/given').then(() => document.body.append('After'))</script>",
        },
        browserName,
      );
    });
    after(() => wiki.stop());

    test('each visit reaches the wiki, also where the page may be kept', async () => {
      const browser = wiki.browser();
      await browser.open(wiki.url('/kept'));
      await browser.open(wiki.url('/plain'));
      assert.equal((await browser.open(wiki.url('/kept'))).text, 'Visit 2');
    });

    test('a page without the sign-in form', async () => {
      const places = { ...MOINMOIN_PLACES, signIn: 'plain' };
      const here = { name: 'first', base: wiki.url('/'), places, settings: {} };
      const account = { name: 'Ana', password: 'secret' };
      await endsSaying(signIn(wiki.browser(), here, account), /plain has no form with a name and a password/);
    });

    test('a script error is told, and the page is read all the same', async () => {
      const page = await wiki.browser().open(wiki.url('/failing'));
      assert.match(page.text, /Hello/);
      const told = wiki.evidence.notes.some(
        (n) => n.kind === 'event' && /notThere is not defined/.test(n.text),
      );
      assert.ok(told, JSON.stringify(wiki.evidence.notes));
    });

    test('what the scripts of a page ask for while it loads is waited for, and told', async () => {
      const page = await wiki.browser().open(wiki.url('/asking'));
      assert.match(page.text, /^Before After$/);
      assert.deepEqual(
        page.exchanges.map(({ url }) => url.pathname),
        ['/asking', '/given'],
      );
      assert.equal(page.last.url.pathname, '/asking');
    });

    test('a page that sends its reader on at once is left', async () => {
      const browser = wiki.browser();
      const page = await browser.open(wiki.url('/refreshing'));
      assert.equal(page.text, 'Hello');
      assert.deepEqual(
        page.exchanges.map(({ url }) => url.pathname),
        ['/refreshing', '/plain'],
      );
      assert.match((await browser.open(wiki.url('/comes-back'))).text, /One moment/);
    });

    test('a page that leads on to itself is left, and what it was answered with is told', async () => {
      const browser = wiki.browser();
      const page = await browser.open(wiki.url('/asks-for-cookies'));
      assert.equal(page.text, 'Hello');
      assert.deepEqual(
        page.exchanges.map(({ cookie }) => cookie),
        [undefined, 'sid=1'],
      );
      assert.equal((await browser.open(wiki.url('/plain'))).text, 'Hello');
    });

    test('a dialog is dismissed and told', async () => {
      const page = await wiki.browser().open(wiki.url('/dialog'));
      assert.match(page.text, /Hello/);
      const told = wiki.evidence.notes.some((n) => n.kind === 'event' && /Are you there\?/.test(n.text));
      assert.ok(told, JSON.stringify(wiki.evidence.notes));
    });

    test('a page that never ends', async () => {
      await endsSaying(
        wiki.browser(SOON).open(wiki.url('/endless')),
        /has not loaded within 3 seconds.*\/endless$/,
      );
    });

    test('a page with a picture that never ends', async () => {
      const visit = wiki.browser(SOON).open(wiki.url('/endless-picture'));
      await endsSaying(
        visit,
        /endless-picture has not loaded within 3 seconds; what did not end: .*\/endless$/,
      );
    });

    test('a page whose script never ends', async () => {
      await endsSaying(
        wiki.browser(SOON).open(wiki.url('/busy')),
        /busy.* a script on it has not ended within 3 s/,
      );
    });

    test('an answer without a page', async () => {
      await endsSaying(wiki.browser().open(wiki.url('/nothing')), /answered 204, without a page/);
    });

    test('an error answer without a page is an answer', async () => {
      const page = await wiki.browser().open(wiki.url('/broken'));
      assert.equal(page.status, 500);
      assert.equal(page.text, '');
    });

    test('redirects that never end', async () => {
      await endsSaying(
        wiki.browser().open(wiki.url('/loop')),
        new RegExp(`was not answered: ${ERRORS[browserName].loop}`),
      );
    });

    test('nobody there', async () => {
      const gone = createServer().listen(0, '127.0.0.1');
      await once(gone, 'listening');
      const { port } = gone.address() as AddressInfo;
      gone.close();
      await endsSaying(
        wiki.browser().open(new URL(`http://127.0.0.1:${port}/`)),
        new RegExp(`was not answered: ${ERRORS[browserName].nobody}`),
      );
    });

    test('what a browser shows is kept: a picture, the HTML and the trace', async () => {
      const folder = newFolder();
      const browser = wiki.browser();
      await browser.open(wiki.url('/plain'));
      const files = await browser.preserve(folder);
      const [picture, html, trace] = files.map((file) => readFileSync(file));
      assert.deepEqual(
        files.map((file) => basename(file)),
        ['Ana.png', 'Ana.html', 'Ana.trace.zip'],
      );
      assert.equal(picture?.toString('latin1', 1, 4), 'PNG');
      assert.match(html?.toString() ?? '', /<h1>Hello<\/h1>/);
      assert.equal(trace?.toString('latin1', 0, 2), 'PK');
    });
  });
}
