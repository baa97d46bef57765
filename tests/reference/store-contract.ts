import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionStore } from '../../reference';

const HOUR = 3600_000;
export const start = Date.UTC(2026, 0, 1);
const change = (entries: Record<string, string | null>) => new Map(Object.entries(entries));

const sorted = (values: ReadonlyMap<string, string> = new Map()) =>
  [...values].sort(([one], [two]) => (one < two ? -1 : 1));

type Promised<Store> = (sentence: string, body: (store: Store) => Promise<void>) => void;

function promises<Store extends SessionStore>(name: string, open: () => Promise<Store>): Promised<Store> {
  return (sentence, body) => {
    test(`${name}: ${sentence}`, async () => {
      const store = await open();
      try {
        await body(store);
      } finally {
        await store.close();
      }
    });
  };
}

/** What every store promises. Its clock, if it has one, is at `start`. */
export function storeContract(name: string, open: () => Promise<SessionStore>): void {
  const promise = promises(name, open);

  promise('what was created can be loaded, what was not can not', async (store) => {
    assert.equal(await store.create('a', change({ k: '1' }), start + HOUR), true);
    const record = await store.load('a');
    assert.deepEqual([...(record?.values ?? [])], [['k', '1']]);
    assert.equal(record?.expires, start + HOUR);
    assert.equal(await store.load('b'), undefined);
  });

  promise('an id is created once', async (store) => {
    assert.deepEqual(
      await Promise.all([store.create('a', change({ k: '1' }), start), store.create('a', change({}), start)]),
      [true, false],
    );
  });

  promise('updates that overlap lose no write', async (store) => {
    await store.create('a', change({ gone: '0' }), start + HOUR);
    await Promise.all([
      store.update('a', change({ one: '1' }), start + HOUR),
      store.update('a', change({ two: '2', gone: null }), start + 2 * HOUR),
    ]);
    const record = await store.load('a');
    assert.deepEqual(Object.fromEntries(record?.values ?? []), { one: '1', two: '2' });
    assert.equal(record?.expires, start + 2 * HOUR);
  });

  promise('what was loaded does not change afterwards', async (store) => {
    await store.create('a', change({ k: '1' }), start + HOUR);
    const before = await store.load('a');
    await store.update('a', change({ k: '2' }), start + HOUR);
    assert.equal(before?.values.get('k'), '1');
  });

  promise('keys and values of any characters come back as they were', async (store) => {
    const halves = ['\ud800', '\udfff', 'a\ud83cb', '\ud800\ud800'];
    const special = [
      '__proto__',
      'constructor',
      'hasOwnProperty',
      'expires',
      'toString',
      '',
      '=',
      '"',
      '\0',
      '🍪',
      'ü',
    ];
    const values = new Map(
      [...halves, ...special].map((key, i) => [key, JSON.stringify({ [key]: [key, i] })]),
    );
    await store.create('a', values, start + HOUR);
    assert.deepEqual(sorted((await store.load('a'))?.values), sorted(values));
    await store.update(
      'a',
      new Map([...values.keys()].map((key) => [key, key === '\udfff' ? '1' : null])),
      start + HOUR,
    );
    assert.deepEqual([...((await store.load('a'))?.values ?? [])], [['\udfff', '1']]);
  });

  promise('an id that ended is known as long as it has a tombstone', async (store) => {
    await store.create('a', change({}), start + HOUR);
    await store.create('b', change({}), start + HOUR);
    assert.equal(await store.hasEnded('a'), false);
    await store.end('a', start + HOUR);
    await store.move('b', 'c', change({}), start + HOUR, start + HOUR);
    assert.deepEqual(await Promise.all(['a', 'b', 'c', 'd'].map((id) => store.hasEnded(id))), [
      true,
      true,
      false,
      false,
    ]);
    await store.create('e', change({}), start + HOUR);
    await store.end('e', 0);
    assert.equal(await store.hasEnded('e'), false);
  });

  promise('an ended session takes no update and no move, also with nothing to write', async (store) => {
    await store.create('a', change({}), start + HOUR);
    await store.end('a', 0);
    assert.equal(await store.update('a', change({ k: '1' }), start + HOUR), false);
    assert.equal(await store.update('a', change({}), start + HOUR), false);
    assert.equal(await store.move('a', 'b', change({}), start + HOUR, 0), false);
    assert.equal(await store.load('a'), undefined);
    assert.equal(await store.load('b'), undefined);
  });

  promise('an ended id stays ended as long as it is remembered', async (store) => {
    await store.create('a', change({}), start + HOUR);
    await store.end('a', start + HOUR);
    assert.equal(await store.create('a', change({}), start + HOUR), false);
  });

  promise('a move gives all to the new id and ends the old one', async (store) => {
    await store.create('a', change({ k: '1', l: '1' }), start + HOUR);
    assert.equal(await store.move('a', 'b', change({ l: '2' }), start + 2 * HOUR, start + HOUR), true);
    assert.equal(await store.load('a'), undefined);
    assert.equal(await store.create('a', change({}), start + HOUR), false);
    assert.deepEqual(Object.fromEntries((await store.load('b'))?.values ?? []), { k: '1', l: '2' });
  });

  promise('what ends has ended under the id that it went on under, too', async (store) => {
    await store.create('a', change({}), start + HOUR);
    await store.move('a', 'b', change({}), start + HOUR, start + HOUR);
    await store.move('b', 'c', change({}), start + HOUR, start + HOUR);
    await store.end('a', 0);
    assert.ok(await store.load('c'));
    await store.end('a', start + HOUR);
    assert.equal(await store.load('c'), undefined);
    assert.equal(await store.create('c', change({}), start + HOUR), false);
  });

  promise('of a move and what happens at the same time, one is first', async (store) => {
    await store.create('a', change({ k: '1' }), start + HOUR);
    await store.create('b', change({ k: '1' }), start + HOUR);
    const [moved, updated] = await Promise.all([
      store.move('a', 'c', change({ l: '1' }), start + HOUR, start + HOUR),
      store.update('a', change({ k: '2' }), start + HOUR),
      store.move('b', 'd', change({}), start + HOUR, start + HOUR),
      store.end('b', start + HOUR),
    ]);
    assert.equal(moved, true);
    const { values } = (await store.load('c')) ?? {};
    assert.deepEqual(Object.fromEntries(values ?? []), { k: updated ? '2' : '1', l: '1' });
    for (const id of ['a', 'b', 'd']) assert.equal(await store.load(id), undefined);
  });
}

/** What those promise besides that do not expire by themselves. */
export function sweptStoreContract(name: string, open: () => Promise<SessionStore>): void {
  const promise = promises(name, async () => swept(await open()));

  promise('sweeping takes a tombstone, and its id may begin again', async (store) => {
    await store.create('a', change({}), start + HOUR);
    await store.end('a', start + HOUR);
    await store.sweep(start + HOUR - 1);
    assert.equal(await store.hasEnded('a'), true);
    await store.sweep(start + HOUR);
    assert.equal(await store.hasEnded('a'), false);
    assert.equal(await store.create('a', change({}), start + 3 * HOUR), true);
  });

  promise('sweeping takes what has expired, and only that', async (store) => {
    await store.create('expired', change({}), start + HOUR);
    await store.create('renewed', change({}), start + HOUR);
    await store.create('shortened', change({}), start + 9 * HOUR);
    await store.update('renewed', change({}), start + 3 * HOUR);
    await store.update('shortened', change({}), start + HOUR);
    assert.equal(await store.sweep(start), 0);
    assert.equal(await store.sweep(start + HOUR), 2);
    assert.equal(await store.count(), 1);
    assert.equal(await store.sweep(start + 2 * HOUR), 0);
    assert.equal(await store.sweep(start + 3 * HOUR), 1);
    assert.equal(await store.count(), 0);
  });
}

type Swept = SessionStore & Required<Pick<SessionStore, 'sweep' | 'count'>>;

function swept(store: SessionStore): Swept {
  assert.ok(store.sweep && store.count);
  return store as Swept;
}
