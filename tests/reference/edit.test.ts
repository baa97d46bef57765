import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startReference } from '../../reference';
import { newFolder } from '../new-folder';
import { type Answer, startWiki } from './visitor';

/** The text in the form, without the line break that HTML leaves out there. */
const written = (page: Answer) => String(page.$('#text').val()).replace(/^\n/, '');

const EDIT = '/PageOne?action=edit';

test('a signed-in user edits a page, and makes a new one; nobody else does', async (t) => {
  const { visitor } = await startWiki(t);
  const ana = visitor();
  assert.equal((await ana.open(EDIT)).status, 403);
  await ana.signIn('Ana');
  const saved = await ana.submit(await ana.open(EDIT), '#text', { text: 'New words.\r\n\r\n<b>PageTwo</b>' });
  assert.equal(saved.message, 'The page is saved.');
  assert.match(saved.text, /New words\.\s+<b>PageTwo<\/b>/);
  assert.equal(saved.$('#content a[href="/PageTwo"]').length, 1);
  assert.equal((await visitor().open('/PageOne')).text.includes('New words.'), true);
  const made = await ana.submit(await ana.open('/NewPage?action=edit'), '#text', { text: 'Hello' });
  assert.equal(made.status, 200);
  assert.equal((await ana.open('/SecretPage?action=edit')).status, 403);
});

test('two who edit at once: the second is told, with both texts', async (t) => {
  const { visitor } = await startWiki(t);
  const [ana, ben] = [visitor(), visitor()];
  await ana.signIn('Ana');
  await ben.signIn('Ben');
  const [hers, his] = [await ana.open(EDIT), await ben.open(EDIT)];
  await ana.submit(hers, '#text', { text: 'hers' });
  const told = await ben.submit(his, '#text', { text: 'his' });
  assert.equal(told.status, 409);
  assert.deepEqual([told.$('.theirs').text(), written(told)], ['hers', 'his']);
  assert.match((await ben.open('/PageOne')).text, /hers/);
  const merged = await ben.submit(told, '#text', { text: 'hers and his' });
  assert.match(merged.text, /hers and his/);
});

test('a page has a bound, its name has a form, and its form needs a ticket', async (t) => {
  const { visitor } = await startWiki(t);
  const ana = visitor();
  await ana.signIn('Ana');
  const form = await ana.open(EDIT);
  const large = await ana.submit(form, '#text', { text: 'x'.repeat(100 * 1024 + 1) });
  assert.equal(large.status, 413);
  assert.match(large.message, /A page holds 100 KiB at most, and this has 101\./);
  assert.equal(written(large).length, 100 * 1024 + 1);
  const dots = await ana.submit(await ana.open('/%2e%2e%2fx?action=edit'), '#text', { text: 'x' });
  assert.equal(dots.status, 400);
  const forged = await ana.submit(form, '#text', { text: 'x', ticket: 'forged' });
  assert.equal(forged.status, 403);
  assert.match((await ana.open('/PageOne')).text, /This is PageOne/);
});

test('pages are kept in a folder, as text, for the next server', async (t) => {
  const pagesFolder = newFolder();
  const { visitor } = await startWiki(t, {}, { pagesFolder });
  const ana = visitor();
  await ana.signIn('Ana');
  await ana.submit(await ana.open(EDIT), '#text', { text: 'kept\r\nfor later' });
  assert.deepEqual(readdirSync(pagesFolder), ['PageOne.txt']);
  assert.equal(readFileSync(join(pagesFolder, 'PageOne.txt'), 'utf8'), 'kept\nfor later');
  const next = (await startWiki(t, {}, { pagesFolder })).visitor();
  assert.match((await next.open('/PageOne')).text, /kept\s*for later/);
});

test('a folder that can’t be had is told before the server starts', async () => {
  const pagesFolder = join(newFolder(), 'file');
  writeFileSync(pagesFolder, 'no folder');
  await assert.rejects(startReference({ pagesFolder }), {
    name: 'SettingsError',
    message: /^The folder \S+ for pages can't be used: .*EEXIST/,
  });
});
