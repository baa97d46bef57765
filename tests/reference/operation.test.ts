import assert from 'node:assert/strict';
import { test } from 'node:test';
import { request } from 'undici';
import { MemoryStore } from '../../reference';
import { createLogger } from '../../reference/cli/log';
import { StoreError } from '../../reference/sessions/stores/store-error';
import { startWiki } from './visitor';

const settings = { cookie_lifetime: [1, 12] } as const;

async function ask(url: string): Promise<{ status: number; text: string }> {
  const { statusCode, body } = await request(url);
  return { status: statusCode, text: await body.text() };
}

function startLog() {
  const lines: string[] = [];
  const write = (line: string): void => {
    lines.push(line);
  };
  return { lines, logger: createLogger('info', { write }) };
}

test('it is healthy as long as it answers, and ready as long as it can read sessions', async (t) => {
  const { lines, logger } = startLog();
  const store = new MemoryStore();
  const { reference } = await startWiki(t, settings, { store, logger });
  assert.deepEqual(await ask(`${reference.url}/-/health`), { status: 200, text: 'healthy\n' });
  assert.deepEqual(await ask(`${reference.url}/-/ready`), { status: 200, text: 'ready\n' });
  const gone = () => Promise.reject(new StoreError('it is gone'));
  Object.assign(store, { load: gone, count: gone });
  assert.equal((await ask(`${reference.url}/-/health`)).status, 200);
  assert.equal((await ask(`${reference.url}/-/ready`)).status, 503);
  // Nobody was refused anything, and the metrics that need no store are there.
  assert.deepEqual(
    lines.filter((line) => JSON.parse(line).level > 30),
    [],
  );
  const metrics = await ask(`${reference.url}/-/metrics`);
  assert.equal(metrics.status, 200);
  assert.match(metrics.text, /^wiki_sessions nan$/im);
  assert.match(metrics.text, /^wiki_rejected_total\{what="store"\} 0$/m);
});

test('metrics count live sessions, saves, expirations and rejections', async (t) => {
  const { reference, clock, visitor } = await startWiki(t, settings);
  const [ana, ben] = [visitor(), visitor()];
  await ana.signIn('Ana');
  await ben.open('/');
  await ben.dict(['set', 'k', 1]);
  await ben.submit(await ben.open('/FrontPage?action=login'), '#password', {
    name: 'Ben',
    password: 'wrong',
  });
  await ben.post('/FrontPage', { action: 'login', name: 'Ben', password: 'ben word' });
  clock.now += 2 * 3600_000;
  await reference.sweep();
  await ben.open('/');
  await ask(`${reference.url}/%zz`);
  const put = await request(`${reference.url}/FrontPage`, { method: 'PUT' });
  await put.body.dump();
  assert.equal(put.headers.allow, 'GET, HEAD, POST');
  const { text } = await ask(`${reference.url}/-/metrics`);
  const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  assert.equal(value('wiki_sessions'), 1);
  assert.equal(value('wiki_sessions_expired_total'), 1);
  assert.ok(value('wiki_sessions_saved_total') >= 2);
  assert.equal(value('wiki_rejected_total{what="sign-in"}'), 1);
  assert.equal(value('wiki_rejected_total{what="form"}'), 1);
  assert.ok(value('wiki_rejected_total{what="session"}') >= 1);
  assert.equal(value('wiki_rejected_total{what="request"}'), 2);
  assert.ok(value('process_resident_memory_bytes') > 0);
});

test('the log has each answer, and neither ids nor passwords nor what a visitor sent', async (t) => {
  const { lines, logger } = startLog();
  const store = new MemoryStore();
  const { visitor } = await startWiki(t, settings, { logger, store });
  const ana = visitor();
  await ana.signIn('Ana');
  await ana.dict(['set', 'k', 'private words']);
  store.update = (sid) => {
    const cause = Object.assign(new Error('no'), { command: { args: [sid] } });
    return Promise.reject(Object.assign(new StoreError('it is gone', { cause }), { sid }));
  };
  assert.equal((await ana.open('/PageOne')).status, 503);
  const all = lines.join('');
  const answered = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'answered');
  assert.deepEqual(
    answered.map(({ method, path, status }) => `${method} ${path} ${status}`),
    [
      'GET /FrontPage 200',
      'POST /FrontPage 303',
      'GET /FrontPage 200',
      'GET /SessionDict 200',
      'POST /SessionDict 200',
      'GET /PageOne 503',
    ],
  );
  assert.match(all, /it is gone/);
  for (const secret of [ana.sid, 'ana word', 'private words', 'private%20words']) {
    assert.equal(all.includes(secret), false, secret);
  }
});

test('it ends after the requests under way are answered', async (t) => {
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let entered = () => {};
  const inside = new Promise<void>((resolve) => {
    entered = resolve;
  });
  class Slow extends MemoryStore {
    override async load(sid: string) {
      entered();
      await gate;
      return super.load(sid);
    }
  }
  const { reference, visitor } = await startWiki(t, settings, { store: new Slow() });
  const ana = visitor();
  await ana.open('/');
  const answer = ana.open('/SessionMacro');
  await inside;
  const stopped = reference.stop();
  goOn();
  assert.equal((await answer).status, 200);
  await stopped;
  await assert.rejects(ana.open('/'));
});
