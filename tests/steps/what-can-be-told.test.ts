import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { type Asked, SIGN_IN_FORM, smallWiki, type Told } from '../harness/small-wiki';
import { runSuiteOn } from '../run-suite';

/** A wiki with one session for each user, whose cookie has a space in its name; it shows what it is told to. */
function answer(shown: (user: string, asked: Asked) => string) {
  return (asked: Asked): Told => {
    const { url, method, form, cookie } = asked;
    const [, user = url.searchParams.get('wiki sid')] = /wiki%20sid=id-of-(\w+)/.exec(cookie) ?? [];
    if (url.pathname === '/out') return { setCookies: ['wiki%20sid=; Path=/; Max-Age=0'], body: 'Good bye' };
    if (method === 'POST' && form.get('password') === 'a word')
      return { setCookies: [`wiki%20sid=id-of-${form.get('name')}; Path=/`], location: '/FrontPage' };
    const name = user?.replace('id-of-', '');
    const title = `<title>${url.pathname}</title><p>${url.pathname.length - 1} letters</p>`;
    const status = url.pathname === '/NoSuchPage' ? 404 : 200;
    if (!name) return { status, body: `${title}${SIGN_IN_FORM}` };
    return { status, body: `${title}${shown(name, asked)}<a href="/out">Log out</a>` };
  };
}

const userhome = (text: string) => `<b id="userhome">${text}</b>`;

async function judged(shown: (user: string, asked: Asked) => string, tags: string, shownAs = '') {
  const account = (name: string) =>
    `  - { name: ${name}, passwordFrom: TEST_PASSWORD, remember_me: false${shownAs} }`;
  const target = [
    'settings: { cookie_lifetime: [0, until closed] }',
    'accounts:',
    ...['Ana', 'Ben'].map(account),
    'places: { signIn: in }',
  ];
  return (await runSuiteOn(await smallWiki(answer(shown)), target, 'a word', '--tags', tags)).printed;
}

test("an id is tried in the query by the cookie's name, and by what that is without percent-encoding", async () => {
  assert.match(await judged(userhome, '@sid-only-in-cookie'), /sid-only-in-cookie +broken/);
});

test('whose session two cookies are is not judged where both users are shown alike', async () => {
  const printed = await judged(() => userhome('member'), '@cookie-duplicates', ', shownAs: member');
  assert.match(
    printed,
    /cookie-duplicates .*pages that tell Ana from Ben are needed; both are shown as "member"/,
  );
});

test('a page that is named above itself alone is no trail', async () => {
  const breadcrumb = (user: string, { url }: Asked) =>
    `${userhome(user)}<p id="pagetrail"><a href="${url.pathname}">here</a></p>`;
  const printed = await judged(breadcrumb, '@trail-ends or @trail-bound');
  assert.match(printed, /trail-bound +not tried .*a trail that shows the pages visited is needed/);
  assert.match(printed, /trail-ends +not tried .*a trail that shows PageOne is needed/);
});

test('a request that the wiki closes the connection on is not judged by its answer', async () => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end(SIGN_IN_FORM);
  });
  server.on('clientError', (_, socket) => socket.destroy());
  await once(server.listen(0, '127.0.0.1').unref(), 'listening');
  const url = `url: http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const target = [url, 'settings: { cookie_lifetime: [0, 12] }', 'places: { signIn: FrontPage }'];
  const { printed } = await runSuiteOn(undefined, target, 'a word', '--tags', '@no-internals-in-errors');
  server.close();
  assert.match(printed, /no-internals-in-errors .*an answer to an unknown method is needed; it gets none/);
});
