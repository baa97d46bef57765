import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStore } from '../../../reference/sessions/stores/factory';
import { newFolder } from '../../new-folder';
import { startWiki } from '../visitor';

const VISITORS = 10_000;
const AT_A_TIME = 200;
/** Of so many visitors one reads what they stored. */
const ONE_IN = 5;

test('10,000 sessions at once: nobody reads what is another’s, and memory is bounded', async (t) => {
  const folder = newFolder();
  const store = await openStore(`lmdb:${folder}`, { durability: 'committed', log: () => {} });
  const { visitor, reference } = await startWiki(t, { cookie_lifetime: [1, 12] }, { store });
  const before = process.memoryUsage().rss;
  const crowd = Array.from({ length: VISITORS }, visitor);

  /** All visitors do it, so many at a time, each in turn with those who came with them. */
  async function all(act: (index: number) => Promise<void>): Promise<void> {
    let next = 0;
    const worker = async () => {
      while (next < VISITORS) await act(next++);
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  }
  const begun = performance.now();
  await all(async (i) => {
    await crowd[i]?.send('/', { method: 'HEAD' });
  });
  await all(async (i) => {
    await crowd[i]?.dict(['set', 'mine', i]);
  });
  assert.equal(await reference.storedSessions(), VISITORS);
  let wrong = 0;
  await all(async (i) => {
    if (i % ONE_IN > 0) return;
    const answer = await crowd[i]?.useDict(['get', 'mine']);
    if (!answer?.html.includes(`&quot;results&quot;:[${i}]`)) wrong += 1;
  });
  assert.equal(wrong, 0);
  const grown = (process.memoryUsage().rss - before) / 2 ** 20;
  const seconds = (performance.now() - begun) / 1000;
  assert.ok(grown < 1024, `memory grew by ${grown.toFixed(0)} MB`);
  t.diagnostic(
    `${(3 + 2 / ONE_IN) * VISITORS} requests of ${VISITORS} visitors in ${seconds.toFixed(1)} s, 0 mixed up; ` +
      `server and visitors together grew by ${grown.toFixed(0)} MB`,
  );
});
