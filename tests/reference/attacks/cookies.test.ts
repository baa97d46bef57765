import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Agent, request } from 'undici';
import { SettingsError, startReference } from '../../../reference';
import { BOTH } from '../hardening/both';
import { startWiki, type Visitor } from '../visitor';

/** The visitor's cookie after all that other hosts of the domain have put there. */
async function openAmong(visitor: Visitor, foreign: readonly string[]) {
  const [name, sid] = [...visitor.cookies][0] as [string, string];
  const cookie = [...foreign, sid].map((value) => `${name}=${value}`).join('; ');
  return visitor.copy().send('/', { headers: { cookie } });
}

for (const { generation, start } of BOTH) {
  test(`${generation}: a user’s session is found among as many foreign cookies as fit`, async (t) => {
    const { visitor } = await start(t);
    const ana = visitor();
    await ana.signIn('Ana');
    const junk = Array.from({ length: 230 }, (_, i) => `${i}`.padStart(32, 'x'));
    assert.equal((await openAmong(ana, junk)).user, 'Ana');
    assert.equal(
      (
        await openAmong(
          ana,
          Array(400)
            .fill('')
            .map((_, i) => `${i}`),
        )
      ).user,
      'Ana',
    );
  });

  test(`${generation}: an anonymous session beside it, begun or not, does not sign a user out`, async (t) => {
    const { visitor, reference } = await start(t);
    const [ana, eve, other] = [visitor(), visitor(), visitor()];
    await ana.signIn('Ana');
    await eve.open('/');
    await eve.dict(['set', 'k', 1]);
    await other.open('/');
    const before = await reference.storedSessions();
    assert.equal((await openAmong(ana, [eve.sid, other.sid])).user, 'Ana');
    // What was not begun is not begun by that.
    assert.equal(await reference.storedSessions(), before);
    const ben = visitor();
    await ben.signIn('Ben');
    assert.equal((await openAmong(ana, [ben.sid])).user, '');
  });
}

test('with cookie_host_prefix the cookie is one that no other host can set', async (t) => {
  const wiki = { name: 'A', settings: { cookie_lifetime: [1, 12], cookie_host_prefix: true } as const };
  const reference = await startReference({ https: true, wikis: [wiki] });
  const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });
  t.after(async () => {
    await dispatcher.close();
    await reference.stop();
  });
  const first = await request(reference.url, { dispatcher });
  await first.body.dump();
  const line = String(first.headers['set-cookie']);
  assert.match(
    line,
    /^__Host-MOIN_SESSION_\d+_ROOT=[^;]+; Max-Age=3600; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
  );
  const tossed = line.split(';', 1)[0]?.replace('__Host-', '') ?? '';
  for (const [cookie, loaded] of [
    [line.split(';', 1)[0] ?? '', /Set to value/],
    [tossed, /Not storing any state/],
  ] as const) {
    const answer = await request(`${reference.url}/SessionMacro`, { dispatcher, headers: { cookie } });
    assert.match(await answer.body.text(), loaded);
  }
});

test('cookie_host_prefix where the scope does not allow it is refused by name', async () => {
  for (const [path, settings] of [
    ['/farm', {}],
    ['/', { cookie_path: '/x' }],
    ['/', { cookie_domain: '.example.org' }],
  ] as const) {
    const wikis = [{ name: 'A', path, settings: { ...settings, cookie_host_prefix: true } }];
    await assert.rejects(
      startReference({ wikis }),
      (error: Error) => error instanceof SettingsError && /^cookie_host_prefix is True/.test(error.message),
    );
  }
});

test('by plain HTTP the cookie has no prefix, and works', async (t) => {
  const { visitor } = await startWiki(t, { cookie_host_prefix: true });
  const ana = visitor();
  await ana.signIn('Ana');
  assert.match([...ana.cookies.keys()][0] ?? '', /^MOIN_SESSION/);
  assert.equal((await ana.open('/')).user, 'Ana');
});
