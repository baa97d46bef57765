import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogger } from '../../../reference/cli/log';
import { forwardedOrigin } from '../../../reference/forwarded';
import { startWiki, startWikis, type Visitor } from '../visitor';

const settings = { cookie_lifetime: [1, 12] } as const;
const trusting = { trusted_proxies: ['127.0.0.1'] };
/** As nginx comes: Host is the upstream's, TLS ended in front. */
const NGINX = {
  'x-forwarded-proto': 'https',
  'x-forwarded-host': 'wiki.example.org',
  'x-forwarded-for': '198.51.100.7',
  origin: 'https://wiki.example.org',
};

function signIn(visitor: Visitor) {
  visitor.headers = NGINX;
  return visitor.signIn('Ana');
}

for (const generation of ['session-service', 'auth-list'] as const) {
  test(`${generation}: signing in works behind a proxy that the setting names, and the cookie is Secure`, async (t) => {
    const { visitor } = await startWiki(t, trusting, { generation });
    const answer = await signIn(visitor());
    assert.equal(answer.user, 'Ana');
    assert.match(answer.setCookies[0] ?? '', /; Secure/);
    assert.equal(answer.headers['strict-transport-security'], 'max-age=31536000');
  });

  test(`${generation}: where it does not, the refusal says so, and nothing of it counts`, async (t) => {
    const { visitor, reference } = await startWiki(t, {}, { generation });
    const answer = await signIn(visitor());
    assert.equal(answer.status, 403);
    assert.equal(
      answer.message,
      `That form was on another site: on https://wiki.example.org, and this wiki was asked as http://127.0.0.1:${reference.port}. Where a reverse proxy stands in between, its address has to be in trusted_proxies. Please use the form on this page.`,
    );
    assert.equal(answer.headers['strict-transport-security'], undefined);
  });
}

test('Forwarded says the same', async (t) => {
  const { visitor } = await startWiki(t, { ...settings, ...trusting });
  const ana = visitor();
  ana.headers = {
    forwarded: 'for="[2001:db8::7]:4711";proto=https;host="wiki.example.org:8443"',
    origin: 'https://wiki.example.org:8443',
  };
  const answer = await ana.signIn('Ana');
  assert.equal(answer.user, 'Ana');
  assert.match(answer.setCookies[0] ?? '', /; Secure/);
});

test('another site is one behind a proxy too', async (t) => {
  const { visitor } = await startWiki(t, trusting);
  const eve = visitor();
  eve.headers = { ...NGINX, origin: 'https://evil.test' };
  assert.equal((await eve.signIn('Ana')).status, 403);
});

test('the wiki of a farm is found by the host that a trusted proxy was asked', async (t) => {
  const { visitor } = await startWikis(t, [
    { name: 'Trusting', host: 'wiki.example.org', settings: trusting },
    { name: 'Other', host: 'other.example.org' },
  ]);
  const at = async (host: string) => {
    const someone = visitor();
    someone.headers = { 'x-forwarded-host': host };
    return (await someone.open('/')).status;
  };
  assert.equal(await at('wiki.example.org'), 200);
  assert.equal(await at('other.example.org'), 404);
});

test('the log has the visitor’s address', async (t) => {
  const lines: string[] = [];
  const logger = createLogger('info', { write: (line: string) => void lines.push(line) });
  const { visitor } = await startWiki(t, trusting, { logger });
  const ana = visitor();
  ana.headers = { 'x-forwarded-for': '203.0.113.1, 198.51.100.7' };
  await ana.open('/');
  await visitor().open('/');
  const clients = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'answered');
  assert.deepEqual(
    clients.map(({ client }) => client),
    ['198.51.100.7', '127.0.0.1'],
  );
});

test('of a chain each proxy is believed as far as it is trusted', () => {
  const direct = { https: false, host: 'upstream', client: '10.0.0.1' };
  const trusts = (address: string) => address.startsWith('10.');
  const from = (headers: Record<string, string>) => forwardedOrigin(direct, headers, trusts);
  const rows: [headers: Record<string, string>, client: string, https: boolean, host: string][] = [
    [{}, '10.0.0.1', false, 'upstream'],
    [{ 'x-forwarded-for': '1.1.1.1, 10.0.0.2' }, '1.1.1.1', false, 'upstream'],
    [{ 'x-forwarded-for': '6.6.6.6, 1.1.1.1:4711, 10.0.0.2' }, '1.1.1.1', false, 'upstream'],
    [{ 'x-forwarded-for': '10.6.6.6, 1.1.1.1' }, '1.1.1.1', false, 'upstream'],
    [{ 'x-forwarded-for': 'nonsense, 10.0.0.2' }, '10.0.0.2', false, 'upstream'],
    // What the visitor put before the word of the proxies does not count.
    [{ 'x-forwarded-for': '1.1.1.1', 'x-forwarded-proto': 'https, http' }, '1.1.1.1', false, 'upstream'],
    [
      { 'x-forwarded-for': '1.1.1.1, 10.0.0.2', 'x-forwarded-proto': 'http, https, http' },
      '1.1.1.1',
      true,
      'upstream',
    ],
    [{ 'x-forwarded-host': 'evil/path, wiki' }, '10.0.0.1', false, 'wiki'],
    [{ 'x-forwarded-host': 'evil" onload=' }, '10.0.0.1', false, 'upstream'],
    [{ 'x-forwarded-proto': 'javascript' }, '10.0.0.1', false, 'upstream'],
    [{ forwarded: 'for=6.6.6.6;proto=http, for=1.1.1.1;proto=https;host=wiki' }, '1.1.1.1', true, 'wiki'],
    [{ forwarded: 'for=unknown;proto=https' }, '10.0.0.1', true, 'upstream'],
    [{ forwarded: 'for=;;;"' }, '10.0.0.1', false, 'upstream'],
    // Where the two contradict each other, one of them is the visitor's own.
    [{ 'x-forwarded-for': '1.1.1.1', forwarded: 'for=6.6.6.6' }, '10.0.0.1', false, 'upstream'],
    [
      { 'x-forwarded-proto': 'http', 'x-forwarded-for': '1.1.1.1', forwarded: 'proto=https;host=evil' },
      '10.0.0.1',
      false,
      'upstream',
    ],
  ];
  for (const [headers, client, https, host] of rows) {
    assert.deepEqual(from(headers), { https, host, client }, JSON.stringify(headers));
  }
  assert.deepEqual(
    forwardedOrigin({ ...direct, client: '1.1.1.1' }, { 'x-forwarded-proto': 'https' }, trusts),
    { ...direct, client: '1.1.1.1' },
  );
});
