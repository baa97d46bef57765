import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { commandPages, PAGES } from '../../scripts/command-pages';

const pages = commandPages();

test('docs/commands has a page for each subcommand, and no other', () => {
  assert.deepEqual(readdirSync(PAGES).sort(), [...pages.keys()].sort());
});

for (const [file, text] of pages) {
  test(`docs/commands/${file} is what the command says of itself: npm run docs`, () => {
    assert.equal(readFileSync(join(PAGES, file), 'utf8'), text);
  });
}

test('each subcommand shows an example first, and says what it exits with', () => {
  const subcommands = [...pages].filter(([file]) => file !== 'README.md');
  for (const [file, text] of subcommands) {
    assert.match(text, /^# \S+\n\n.+\.\n\n {4}Example:\n {6}npx wiki-session-conformance /, file);
    assert.match(text, /^ {4}Exit code: 0 /m, file);
  }
});
