import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { after, before, beforeEach, describe, test } from 'node:test';
import { Network } from '../../../harness/agents/network';
import { NotTestable } from '../../../harness/core/errors';
import { BROWSERS, type Site, setting, site } from './site';

for (const browserName of BROWSERS) {
  describe(browserName, () => {
    let wiki: Site;
    let seen: string[] = [];

    const note = ({ url, headers }: IncomingMessage) =>
      seen.push(`${headers.host?.split('.')[0]}${url} ${headers.authorization ?? 'nobody'}`);

    before(async () => {
      wiki = await site(
        {
          '/moved': (request, response) => {
            note(request);
            response.writeHead(302, { location: wiki.url('/end', 'b.farm.test').href }).end();
          },
          '/user': ({ headers }, response) => response.end(String(headers['x-user'])),
          '/end': (request, response) => {
            note(request);
            setting('s=1; Path=/')(request, response);
          },
        },
        browserName,
      );
    });
    beforeEach(() => {
      seen = [];
    });
    after(() => wiki.stop());

    test('headers are sent with every request once they were said', async () => {
      const browser = wiki.browser();
      await browser.sendHeaders({ 'x-user': 'Ana' });
      for (const visit of ['/user', '/user?again']) {
        assert.equal((await browser.open(wiki.url(visit))).text, 'Ana');
      }
    });

    test('what authenticates a visitor does not follow a redirect to another origin, or that is told', async () => {
      const browser = wiki.browser();
      await browser.sendHeaders({ Authorization: 'Basic YW5hOnh4' });
      await browser.open(wiki.url('/end', 'a.farm.test'));
      const redirected = browser.open(wiki.url('/moved', 'a.farm.test'));
      if (browserName === 'chromium') await redirected;
      else {
        await assert.rejects(redirected, (error: Error) => {
          assert.ok(error instanceof NotTestable);
          assert.match(
            error.message,
            /keeps Authorization to one origin.*sent it to http:\/\/b\.farm\.test:\d+ too/,
          );
          return true;
        });
      }
      const elsewhere = browserName === 'chromium' ? 'nobody' : 'Basic YW5hOnh4';
      assert.deepEqual(seen, ['a/end Basic YW5hOnh4', 'a/moved Basic YW5hOnh4', `b/end ${elsewhere}`]);
    });

    test('the user and password of an address go to its origin alone, or nowhere', async () => {
      const network = new Network();
      network.authenticate(wiki.url('/', 'a.farm.test'), 'team', 'secret');
      for (const refuses of [false, true]) {
        const browser = wiki.browser({}, network);
        if (refuses) await browser.refuseCookies();
        const visit = browser.open(wiki.url('/moved', 'a.farm.test'));
        if (browserName !== 'chromium') {
          await assert.rejects(visit, /a\.farm\.test:\d+ asks for a user.*with AGENT=http or AGENT=browser/);
          continue;
        }
        assert.equal((await visit).url.host, wiki.url('/', 'b.farm.test').host);
        await browser.open(wiki.url('/end', 'a.farm.test'));
        const cookies = (await browser.cookies()).map(({ domain }) => domain).sort();
        assert.deepEqual(cookies, refuses ? [] : ['a.farm.test', 'b.farm.test']);
      }
      const once = ['a/moved Basic dGVhbTpzZWNyZXQ=', 'b/end nobody', 'a/end Basic dGVhbTpzZWNyZXQ='];
      assert.deepEqual(seen, browserName === 'chromium' ? [...once, ...once] : []);
    });
  });
}
