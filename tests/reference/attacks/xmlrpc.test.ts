import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { startWiki, type Visitor } from '../visitor';

const call = (visitor: Visitor, body: string) =>
  visitor.send('/?action=xmlrpc2', {
    method: 'POST',
    body: `<?xml version="1.0"?><methodCall>${body}</methodCall>`,
    headers: { 'content-type': 'text/xml' },
  });
const value = (text: string) => `<value><string>${text}</string></value>`;
const tokenCall = (name: string, password: string) =>
  `<methodName>getAuthToken</methodName><params><param>${value(name)}</param><param>${value(password)}</param></params>`;

/** One request with so many calls of getAuthToken. */
function multicall(names: readonly string[], password: (i: number) => string): string {
  const calls = names.map((name, i) => {
    const params = `<array><data>${value(name)}${value(password(i))}</data></array>`;
    return `<value><struct><member><name>methodName</name>${value('getAuthToken')}</member><member><name>params</name><value>${params}</value></member></struct></value>`;
  });
  return `<methodName>system.multicall</methodName><params><param><value><array><data>${calls.join('')}</data></array></value></param></params>`;
}
const times = (count: number, name: string) => Array.from({ length: count }, () => name);

test('one request holds 50 calls and 64 KiB at most', async (t) => {
  const { visitor } = await startWiki(t, { xmlrpc: true });
  const many = await call(
    visitor(),
    multicall(times(51, 'Ana'), () => 'ana word'),
  );
  assert.match(many.html, /system\.multicall takes 50 calls at most/);
  const long = await call(visitor(), tokenCall('Ana', 'x'.repeat(64 * 1024)));
  assert.equal(long.status, 413);
});

test('guesses of a password in one request are counted, and soon refused', async (t) => {
  const { visitor, reference } = await startWiki(t, { xmlrpc: true });
  const guesses = await call(
    visitor(),
    multicall(times(50, 'Ana'), (i) => (i === 49 ? 'ana word' : `guess ${i}`)),
  );
  assert.equal(guesses.html.match(/Too many sign-ins failed/g)?.length, 44);
  assert.match((await call(visitor(), tokenCall('Ana', 'ana word'))).html, /Too many sign-ins failed/);
  assert.equal(await reference.storedSessions(), 0);
  const metrics = await visitor().open('/-/metrics');
  assert.match(metrics.html, /^wiki_rejected_total\{what="sign-in"\} 6$/m);
  assert.match(metrics.html, /^wiki_rejected_total\{what="throttled"\} 45$/m);
});

test('one user has ten tokens at most: the oldest end', async (t) => {
  const { visitor, reference } = await startWiki(t, { xmlrpc: true });
  for (let i = 0; i < 3; i += 1)
    await call(
      visitor(),
      multicall(times(50, 'Ana'), () => 'ana word'),
    );
  assert.equal(await reference.storedSessions(), 10);
});

test('while a request with many calls is answered, others are answered too', async (t) => {
  const { visitor } = await startWiki(
    t,
    { xmlrpc: true, throttle_sign_in: false },
    { passwordCost: { N: 2 ** 12, r: 8, p: 1 } },
  );
  let done = false;
  const long = call(
    visitor(),
    multicall(times(50, 'Ana'), (i) => `guess ${i}`),
  ).then(() => {
    done = true;
  });
  await setTimeout(10);
  assert.equal((await visitor().open('/')).status, 200);
  assert.equal(done, false);
  await long;
});

test('XML that would be costly, or reach for what objects inherit, is answered with a fault', async (t) => {
  const { visitor } = await startWiki(t, { xmlrpc: true });
  for (const body of [
    `<methodName>getPage</methodName><params><param>${'<value><array><data>'.repeat(2000)}`,
    '<methodName>constructor</methodName><params></params>',
    '<methodName>__proto__</methodName><params></params>',
    '<constructor/><__proto__><x/></__proto__>',
    `<methodName>getAllPagesEx</methodName><params><param><value><struct><member><name>__proto__</name>${value('x')}</member></struct></value></param></params>`,
  ]) {
    const answer = await call(visitor(), body);
    assert.equal(answer.status, 200);
    assert.match(answer.html, /<methodResponse>/);
  }
});
