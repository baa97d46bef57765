import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { after, before, beforeEach, test } from 'node:test';
import { Network } from '../../../harness/agents/network';
import { type Site, setting, site } from './site';

let wiki: Site;
let seen: string[] = [];

const note = ({ url, headers }: IncomingMessage) =>
  seen.push(`${headers.host?.split('.')[0]}${url} ${headers.authorization ?? 'nobody'}`);

before(async () => {
  wiki = await site({
    '/moved': (request, response) => {
      note(request);
      response.writeHead(302, { location: wiki.url('/end', 'b.farm.test').href }).end();
    },
    '/end': (request, response) => {
      note(request);
      setting('s=1; Path=/')(request, response);
    },
  });
});
beforeEach(() => {
  seen = [];
});
after(() => wiki.stop());

test('what authenticates a visitor does not follow a redirect to another origin', async () => {
  const browser = wiki.browser();
  await browser.sendHeaders({ Authorization: 'Basic YW5hOnh4' });
  await browser.open(wiki.url('/moved', 'a.farm.test'));
  await browser.open(wiki.url('/end', 'a.farm.test'));
  assert.deepEqual(seen, ['a/moved Basic YW5hOnh4', 'b/end nobody', 'a/end Basic YW5hOnh4']);
});

test('the user and password of an address go to its origin, from a browser that refuses cookies too', async () => {
  const network = new Network();
  network.authenticate(wiki.url('/', 'a.farm.test'), 'team', 'secret');
  for (const refuses of [false, true]) {
    const browser = wiki.browser({}, network);
    if (refuses) await browser.refuseCookies();
    const page = await browser.open(wiki.url('/moved', 'a.farm.test'));
    assert.equal(page.url.host, wiki.url('/', 'b.farm.test').host);
    await browser.open(wiki.url('/end', 'a.farm.test'));
    const cookies = (await browser.cookies()).map(({ domain }) => domain).sort();
    assert.deepEqual(cookies, refuses ? [] : ['a.farm.test', 'b.farm.test']);
  }
  const once = ['a/moved Basic dGVhbTpzZWNyZXQ=', 'b/end nobody', 'a/end Basic dGVhbTpzZWNyZXQ='];
  assert.deepEqual(seen, [...once, ...once]);
});
