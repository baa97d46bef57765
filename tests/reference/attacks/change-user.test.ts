import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BOTH } from '../hardening/both';
import type { Visitor } from '../visitor';

async function changeTo(visitor: Visitor, name: string) {
  const form = await visitor.open('/FrontPage?action=userprefs&sub=suid');
  return visitor.submit(form, '#user_name', { user_name: name });
}

for (const { generation, start } of BOTH) {
  test(`${generation}: Sue who acts as another superuser and changes again is still Sue`, async (t) => {
    const { visitor } = await start(t);
    const sue = visitor();
    await sue.signIn('Sue');
    await changeTo(sue, 'Tom');
    const changed = await changeTo(sue, 'Ana');
    for (const page of [changed, await sue.open('/')]) {
      assert.equal(page.user, 'Ana');
      assert.match(page.$('.user').text(), /really Sue/);
    }
    assert.equal((await sue.signOut()).message, 'You are Sue again.');
    assert.equal((await sue.open('/')).user, 'Sue');
  });

  test(`${generation}: changing to oneself is coming back`, async (t) => {
    const { visitor } = await start(t);
    const sue = visitor();
    await sue.signIn('Sue');
    await changeTo(sue, 'Tom');
    const back = await changeTo(sue, 'Sue');
    assert.equal(back.message, 'You are Sue again.');
    assert.doesNotMatch(back.$('.user').text(), /really/);
    assert.equal((await sue.signOut()).message, 'You are now signed out.');
  });
}
