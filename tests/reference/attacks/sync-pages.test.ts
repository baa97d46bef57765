import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWiki } from '../visitor';
import { startRemoteWiki } from './remote-wiki';

test('an anonymous visitor gets no pages of another wiki', async (t) => {
  const Remote = await startRemoteWiki(t, 'Defaced.');
  const { visitor } = await startWiki(t, { interwiki: { Remote } });
  const eve = visitor();
  const page = await eve.open('/RemoteSync?action=SyncPages');
  assert.equal(page.status, 403);
  assert.equal(page.$('#iPassword').length, 0);
  const sync = { action: 'SyncPages', name: 'Eve', password: 'right' };
  assert.equal((await eve.post('/RemoteSync', sync)).status, 403);
  assert.doesNotMatch((await eve.open('/PageOne')).text, /Defaced/);
});

test('the wiki is no relay to guess passwords of a remote wiki', async (t) => {
  const Remote = await startRemoteWiki(t, 'Changed.');
  const { visitor, clock } = await startWiki(t, { interwiki: { Remote } });
  const ana = visitor();
  await ana.signIn('Ana');
  const form = await ana.open('/RemoteSync?action=SyncPages');
  const guess = (password: string) => ana.submit(form, '#iPassword', { name: 'Rea', password });
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => guess(`guess ${i}`)));
  const tried = answers.filter(({ message }) => message !== '');
  const refused = answers.filter(({ status }) => status === 429);
  assert.ok(tried.length <= 6, `${tried.length} guesses were passed on`);
  assert.equal(refused.length, 20 - tried.length);
  assert.ok(Number(refused[0]?.headers['retry-after']) > 0);
  assert.equal((await guess('right')).status, 429);
  clock.now += 900_000;
  assert.match((await guess('right')).message, /^Synchronisation finished/);
});
