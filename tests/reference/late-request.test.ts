import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SessionChange } from '../../reference';
import { MemoryStore } from '../../reference/sessions/stores/memory';
import { BOTH, SETTINGS } from './hardening/both';
import { MINUTE, startWiki } from './visitor';

/** Lets a test hold up the next saving of a session. */
class GatedStore extends MemoryStore {
  #gate: Promise<void> | undefined;
  #arrived = () => {};

  /** The promise resolves when a request has come as far as saving; `open` lets it go on. */
  hold(): { arrived: Promise<void>; open: () => void } {
    let open = () => {};
    this.#gate = new Promise((resolve) => {
      open = resolve;
    });
    const arrived = new Promise<void>((resolve) => {
      this.#arrived = resolve;
    });
    return { arrived, open };
  }

  override async update(sid: string, change: SessionChange, expires: number): Promise<boolean> {
    await this.#pass();
    return super.update(sid, change, expires);
  }

  override async end(sid: string, tombstoneUntil: number): Promise<void> {
    await this.#pass();
    return super.end(sid, tombstoneUntil);
  }

  async #pass(): Promise<void> {
    const gate = this.#gate;
    this.#gate = undefined;
    if (gate) this.#arrived();
    await gate;
  }
}

test('a request that began before the logout does not bring the session back', async (t) => {
  const store = new GatedStore();
  const { visitor } = await startWiki(t, {}, { store });
  const ana = visitor();
  await ana.signIn('Ana');
  const tab = ana.copy();
  const held = store.hold();
  const late = tab.dict(['set', 'k', 'v']);
  await held.arrived;
  await ana.signOut();
  held.open();
  await late;
  assert.equal(await store.count(), 0);
  assert.equal((await tab.open('/')).user, '');
});

test('a request that began before signing in does not undo it', async (t) => {
  const store = new GatedStore();
  const { visitor } = await startWiki(t, { cookie_lifetime: [1, 12] }, { store });
  const ana = visitor();
  await ana.open('/');
  await ana.open('/');
  const tab = ana.copy();
  const held = store.hold();
  const late = tab.open('/PageOne');
  await held.arrived;
  await ana.signIn('Ana');
  held.open();
  assert.deepEqual((await late).setCookies, []);
  assert.equal((await ana.open('/')).user, 'Ana');
});

for (const { generation, start } of BOTH) {
  test(`${generation}: a request of before changing user does not undo it`, async (t) => {
    const { visitor, clock, reference } = await start(t);
    const sue = visitor();
    await sue.signIn('Sue');
    const late = sue.copy();
    const form = await sue.open('/FrontPage?action=userprefs&sub=suid');
    await sue.submit(form, '#user_name', { user_name: 'Ben' });
    const [page, posted] = [await late.open('/PageOne'), await late.post('/PageOne', { action: 'logout' })];
    assert.deepEqual([...page.setCookies, ...posted.setCookies], []);
    assert.deepEqual([page.user, (await sue.open('/')).user], ['', 'Ben']);
    // Who still has the old one minutes later has no other.
    clock.now += 5 * MINUTE;
    await reference.sweep();
    assert.equal((await late.open('/PageOne')).setCookies.length, 1);
  });

  test(`${generation}: who signs out and changes user at once is signed out`, async (t) => {
    const store = new GatedStore();
    const { visitor } = await startWiki(t, SETTINGS[generation], { generation, store });
    const sue = visitor();
    await sue.signIn('Sue');
    const tab = sue.copy();
    const [form, page] = [await sue.open('/FrontPage?action=userprefs&sub=suid'), await tab.open('/PageOne')];
    const held = store.hold();
    const out = tab.submit(page, '#logout');
    await held.arrived;
    const changed = await sue.submit(form, '#user_name', { user_name: 'Ben' });
    held.open();
    assert.equal((await out).message, 'You are now signed out.');
    assert.equal(changed.setCookies.length, 1);
    assert.equal((await sue.open('/')).user, '');
    assert.equal(await store.count(), 0);
  });

  test(`${generation}: a request whose body came after the signing in does not undo it`, async (t) => {
    const { visitor } = await start(t);
    const ana = visitor();
    await ana.open('/');
    await ana.dict(['set', 'k', 1]);
    const late = ana.copy();
    await ana.signIn('Ana');
    assert.deepEqual((await late.open('/PageOne')).setCookies, []);
    assert.equal((await late.signIn('Ben')).user, 'Ben');
  });
}
