import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SHARED_STORES } from '../../shared-stores';
import { Server } from './server';

const KILLS = 4;

for (const [name, place] of Object.entries(SHARED_STORES)) {
  test(`${name}: two processes serve one farm, and one of them may be killed`, async (t) => {
    const store = await place(t);
    const [one, two] = await Promise.all([Server.start(store), Server.start(store)]);
    t.after(() => Promise.all([one.kill(), two.kill()]));

    const ana = one.visitor();
    await ana.signIn('Ana');
    await ana.dict(['set', 'k', 'of one']);
    const elsewhere = ana.copy(two);
    assert.equal((await elsewhere.open('/')).user, 'Ana');
    assert.deepEqual((await elsewhere.dict(['get', 'k'])).results, ['of one']);

    // A provisional id of one process begins its session at the other: the secret is the farm's.
    const anonymous = one.visitor();
    await anonymous.open('/');
    assert.equal((await anonymous.copy(two).dict(['set', 'n', 1])).is_new, false);
    assert.deepEqual((await anonymous.dict(['get', 'n'])).results, [1]);

    const parallel = [ana.dict(['set', 'left', 1]), elsewhere.dict(['set', 'right', 2])];
    await Promise.all(parallel);
    assert.deepEqual((await ana.dict(['get', 'left'], ['get', 'right'])).results, [1, 2]);

    await one.kill();
    assert.deepEqual((await elsewhere.dict(['get', 'k'], ['get', 'left'])).results, ['of one', 1]);

    const three = await Server.start(store);
    t.after(() => three.kill());
    const later = elsewhere.copy(three);
    assert.equal((await later.open('/')).user, 'Ana');
    await elsewhere.signOut();
    assert.equal((await later.open('/')).user, '');
  });
}

test('lmdb: killed in the middle of saving, over and over, no acknowledged write is lost', async (t) => {
  const store = await SHARED_STORES.lmdb();
  const crowd = 8;
  const acknowledged = new Array<number>(crowd).fill(0);
  let visitors: ReturnType<Server['visitor']>[] = [];
  let writes = 0;
  for (let round = 0; ; round += 1) {
    const server = await Server.start(store);
    t.after(() => server.kill());
    visitors = Array.from({ length: crowd }, (_, i) => visitors[i]?.copy(server) ?? server.visitor());
    await Promise.all(visitors.map((visitor) => visitor.open('/')));
    const kept = await Promise.all(visitors.map((visitor) => visitor.dict(['get', 'n'])));
    for (const [i, { results }] of kept.entries()) {
      const found = Number(results[0] ?? 0);
      // What was under way when the process died may be there or not.
      const lost = found !== acknowledged[i] && found !== (acknowledged[i] as number) + 1;
      assert.equal(lost, false, `visitor ${i} had ${acknowledged[i]} acknowledged and finds ${found}`);
      acknowledged[i] = found;
    }
    if (round === KILLS) break;
    const until = writes + 150 + 40 * round;
    const saving = visitors.map(async (visitor, i) => {
      for (;;) {
        const next = (acknowledged[i] as number) + 1;
        const { results } = await visitor.dict(['set', 'n', next]);
        assert.deepEqual(results, [true]);
        acknowledged[i] = next;
        writes += 1;
        if (writes === until) server.process.kill('SIGKILL');
      }
    });
    for (const ended of await Promise.allSettled(saving)) {
      if (ended.status === 'rejected') assert.doesNotMatch(String(ended.reason), /AssertionError/);
    }
    await server.kill();
  }
  t.diagnostic(`killed ${KILLS} times: ${writes} writes acknowledged, 0 lost`);
});

for (const [name, place] of Object.entries(SHARED_STORES)) {
  test(`${name}: a sign-out is final on every server, whatever the others save meanwhile`, async (t) => {
    const store = await place(t);
    const [one, two] = await Promise.all([Server.start(store), Server.start(store)]);
    t.after(() => Promise.all([one.kill(), two.kill()]));
    for (let round = 0; round < 5; round += 1) {
      const ana = one.visitor();
      await ana.signIn('Ana');
      const tabs = Array.from({ length: 20 }, () => ana.copy(two));
      const saving = tabs.map((tab, i) => tab.dict(['set', `k${i}`, round]));
      const copies = [ana.copy(one), ana.copy(two)];
      const out = await ana.signOut();
      assert.equal(out.message, 'You are now signed out.');
      const after = await Promise.all(copies.map((copy) => copy.open('/PageOne')));
      await Promise.all(saving);
      const late = await Promise.all([...copies, ...tabs].map((each) => each.open('/PageTwo')));
      assert.deepEqual([...new Set([...after, ...late].map(({ user }) => user))], ['']);
    }
  });
}
