import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallWiki } from '../harness/small-wiki';
import { runSuite } from '../run-suite';

test('a wiki that signs in by GET does not pass because its token wants the cookie that came with it', async () => {
  const users = new Map<string, string>();
  const wiki = await smallWiki(({ method, url, form, cookie }) => {
    const sent = method === 'POST' ? form : url.searchParams;
    const [sid] = /(?<=session=)\w+/.exec(cookie) ?? [];
    if (url.pathname !== '/in') {
      const user = users.get(sid ?? '');
      return user ? `<a id="userhome">${user}</a>` : '<a href="/in">login</a>';
    }
    if (sid && sent.get('csrf') === `t${sid}`) users.set(sid, sent.get('name') ?? '');
    if (sid && users.has(sid)) return `<a id="userhome">${users.get(sid)}</a>`;
    const id = sid ?? `s${users.size}${Math.random().toString(36).slice(2)}`;
    return {
      setCookies: [`session=${id}; Path=/; Max-Age=43200`],
      body:
        '<form method="post" action="/in"><input name="name"><input type="password" name="password">' +
        `<input type="hidden" name="csrf" value="t${id}"></form>`,
    };
  });
  const { printed } = await runSuite(wiki, 'ana word', '--tags', '@login-not-by-get');
  assert.match(printed, /^FF\.\.$/m, printed);
  assert.match(printed, /login-not-by-get +broken \[hardening\], 2 of 4 scenarios held/);
});
