import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DAY, HOUR, SECOND } from '../../../harness/core/duration';
import { NotTestable } from '../../../harness/core/errors';
import { BROWSERS, type Site, setting, site } from './site';

const NAMES = (cookies: readonly { name: string }[]) => cookies.map(({ name }) => name).sort();

/** Firefox says that it took no such cookie, and not why; of a size, Chromium in the words of the HTTP agent. */
const REFUSED = {
  chromium: { domain: 'invalid domain', large: 'name and value are 4101 bytes, over 4096' },
  firefox: { domain: 'it does not say why', large: 'it does not say why' },
};

for (const browserName of BROWSERS) {
  describe(browserName, () => {
    let wiki: Site;

    before(async () => {
      wiki = await site(
        {
          '/shows': setting(),
          '/hour': setting('hour=1; Max-Age=3600; Path=/', 'closing=1; Path=/'),
          '/dated': (request, response) => {
            const expires = new Date(wiki.clock.now() + HOUR).toUTCString();
            setting(`dated=1; Expires=${expires}; Path=/`)(request, response);
          },
          '/stores': (_, response) => {
            response.writeHead(200, { 'content-type': 'text/html' });
            response.end(`<script>
            const places = { cookie: document.cookie, local: localStorage.visits, session: sessionStorage.visits, name: window.name,
              left: localStorage.left, leftInTab: sessionStorage.left };
            const used = Object.keys(places).filter((place) => places[place]);
            document.write('<p>stored: ' + (used.join(' ') || 'nothing') + '</p>');
            document.cookie = 'visits=1; path=/';
            localStorage.visits = sessionStorage.visits = window.name = 1;
            onpagehide = () => { localStorage.left = sessionStorage.left = 1; };
          </script>`);
          },
          '/bytes': setting(`bytes=${Buffer.from('春节').toString('latin1')}; Path=/`),
          '/ever': setting('ever=1; Max-Age=315360000; Path=/'),
          '/large': setting(`large=${'x'.repeat(4096)}; Path=/`),
          '/secure': setting('secure=1; Secure; Path=/'),
          '/foreign': setting('foreign=1; Domain=other.test; Path=/'),
          '/farm/one': setting('farm=1; Path=/farm'),
          '/moved': (_, response) => {
            response.writeHead(302, { location: '/shows', 'set-cookie': ['hop=1; Path=/', 'two=2; Path=/'] });
            response.end();
          },
        },
        browserName,
      );
    });
    after(() => wiki.stop());

    test('the answers on the way are read, with each Set-Cookie line and the Cookie header that was sent', async () => {
      const page = await wiki.browser().open(wiki.url('/moved'));
      assert.deepEqual(
        page.exchanges.map(({ status }) => status),
        [302, 200],
      );
      assert.deepEqual(
        page.exchanges[0]?.setCookies.map(({ line }) => line),
        ['hop=1; Path=/', 'two=2; Path=/'],
      );
      assert.equal(page.last.cookie, 'hop=1; two=2');
      assert.equal(page.text, 'hop=1; two=2');
    });

    test('a cookie that the browser refuses is in the evidence, with the reason where it gives one', async () => {
      const browser = wiki.browser();
      await browser.open(wiki.url('/foreign', 'a.farm.test'));
      assert.deepEqual(await browser.cookies(), []);
      assert.equal(wiki.evidence.exchanges.at(-1)?.setCookies[0]?.refused, REFUSED[browserName].domain);
    });

    test('a cookie that is too large is refused', async () => {
      await wiki.browser().open(wiki.url('/large'));
      const [large] = wiki.evidence.exchanges.at(-1)?.setCookies ?? [];
      assert.equal(large?.refused, REFUSED[browserName].large);
    });

    test('the browser takes and sends a Secure cookie over http on this machine alone', async () => {
      const browser = wiki.browser();
      for (const [host, sent] of [
        ['127.0.0.1', 'secure=1'],
        ['localhost', 'secure=1'],
        ['a.farm.test', 'none'],
      ] as const) {
        await browser.open(wiki.url('/secure', host));
        assert.equal((await browser.open(wiki.url('/shows', host))).text, sent, host);
      }
    });

    test('the browser says where it sends a cookie: not to a path that begins with the same letters', async () => {
      const browser = wiki.browser();
      await browser.open(wiki.url('/farm/one'));
      assert.deepEqual(NAMES(await browser.cookiesFor(wiki.url('/farm/two'))), ['farm']);
      assert.deepEqual(await browser.cookiesFor(wiki.url('/farm-more')), []);
    });

    test('the browser caps what is to last ten years at 400 days', async () => {
      const browser = wiki.browser();
      await browser.open(wiki.url('/ever'));
      const [ever] = await browser.cookies();
      const lasts = (ever?.expires ?? 0) - wiki.clock.now();
      assert.ok(Math.abs(lasts - 400 * DAY) < 10 * SECOND, `${lasts} ms`);
    });

    test('a cookie ends on the wiki’s clock, by Max-Age and by Expires', async () => {
      const browser = wiki.browser();
      await wiki.clock.advance(5 * DAY);
      await browser.open(wiki.url('/hour'));
      await browser.open(wiki.url('/dated'));
      await wiki.clock.advance(HOUR - 10 * SECOND);
      assert.deepEqual(NAMES(await browser.cookies()), ['closing', 'dated', 'hour']);
      await wiki.clock.advance(11 * SECOND);
      assert.deepEqual(NAMES(await browser.cookies()), ['closing']);
      assert.equal((await browser.open(wiki.url('/shows'))).text, 'closing=1');
    });

    test('a cookie that is renewed, by real time at once, lasts from then on', async () => {
      const browser = wiki.browser();
      for (let visit = 0; visit < 3; visit += 1) {
        await browser.open(wiki.url('/hour'));
        await wiki.clock.advance(HOUR - 60 * SECOND);
        assert.deepEqual(NAMES(await browser.cookiesFor(wiki.url('/shows'))), ['closing', 'hour']);
      }
      await wiki.clock.advance(61 * SECOND);
      assert.deepEqual(NAMES(await browser.cookiesFor(wiki.url('/shows'))), ['closing']);
    });

    test('nothing of one visitor is there for the next, cookies and what scripts have stored', async () => {
      // A window is cleaned while the next visitor has another one: the third may have that of the first.
      for (const path of ['/hour', '/stores', '/hour', '/stores', '/stores', '/stores']) {
        const browser = wiki.browser();
        const page = await browser.open(wiki.url(path));
        assert.equal(page.text, path === '/stores' ? 'stored: nothing' : 'none');
        const { text } = await browser.open(wiki.url('/stores'));
        assert.equal(
          text,
          path === '/stores' ? 'stored: cookie local session name left leftInTab' : 'stored: cookie',
        );
        await browser.end();
      }
    });

    test('several questions at once are answered each for its address', async () => {
      const browser = wiki.browser();
      await browser.open(wiki.url('/farm/one'));
      const asked = ['/farm/', '/', '/farm/two', '/farm-more'].map((path) =>
        browser.cookiesFor(wiki.url(path)),
      );
      assert.deepEqual((await Promise.all(asked)).map(NAMES), [['farm'], [], ['farm'], []]);
    });

    test('a cookie that is replayed outlives its end', async () => {
      const browser = wiki.browser();
      await browser.open(wiki.url('/hour'));
      const copies = await browser.cookies();
      await wiki.clock.advance(2 * DAY);
      assert.deepEqual(NAMES(await browser.cookiesFor(wiki.url('/'))), ['closing']);
      await browser.replay(copies);
      await wiki.clock.advance(500 * DAY);
      assert.match((await browser.open(wiki.url('/shows'))).text, /hour=1/);
    });

    test('a replayed cookie without a Domain stays with its host', async () => {
      const browser = wiki.browser();
      await browser.open(wiki.url('/hour', 'a.farm.test'));
      const copies = await browser.cookies();
      const other = wiki.browser();
      await other.replay(copies);
      assert.deepEqual(NAMES(await other.cookiesFor(wiki.url('/', 'a.farm.test'))), ['closing', 'hour']);
      assert.deepEqual(await other.cookiesFor(wiki.url('/', 'below.a.farm.test')), []);
    });

    test('closing the browser takes the session cookie, and leaves the lasting one on the wiki’s clock', async () => {
      const browser = wiki.browser({ closesBrowser: true });
      await browser.open(wiki.url('/hour'));
      await browser.closeAndComeBack();
      assert.deepEqual(NAMES(await browser.cookies()), ['hour']);
      await wiki.clock.advance(HOUR);
      assert.deepEqual(await browser.cookies(), []);
    });

    test('a browser that was not opened to be closed says so', async () => {
      const browser = wiki.browser();
      await assert.rejects(browser.closeAndComeBack(), /without a profile on disk/);
    });

    test('a browser whose settings refuse cookies takes none', async () => {
      const browser = wiki.browser();
      await browser.refuseCookies();
      await browser.open(wiki.url('/hour'));
      assert.equal((await browser.open(wiki.url('/shows'))).text, 'none');
    });

    test('a cookie with characters beyond ASCII is seen to be sent, or that it is not told', async () => {
      const browser = wiki.browser();
      await browser.open(wiki.url('/bytes'));
      const visit = browser.open(wiki.url('/shows'));
      if (browserName === 'chromium') assert.match((await visit).last.cookie ?? '', /^bytes=/);
      else {
        await assert.rejects(visit, (error: Error) => {
          assert.ok(error instanceof NotTestable, String(error));
          assert.match(error.message, /showed .*\/shows and did not tell what was answered/);
          return true;
        });
        await assert.rejects(browser.cookiesFor(wiki.url('/')), /could not be asked/);
      }
    });

    test('two visitors have a browser each', async () => {
      const [one, other] = [wiki.browser(), wiki.browser()];
      await one.open(wiki.url('/hour'));
      assert.equal((await other.open(wiki.url('/shows'))).text, 'none');
    });
  });
}
