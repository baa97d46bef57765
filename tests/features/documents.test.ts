import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { requirements } from '../../harness/core/requirements';

const DOCS = join(__dirname, '..', '..', 'docs');
const page = readFileSync(join(DOCS, 'documents.md'), 'utf8');

test('docs/documents.md has each requirement of the documents, and no other', () => {
  const named = new Set([...page.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, id]) => id));
  const documented = [...requirements().values()].filter(({ source }) => /^S[12]\b/.test(source));
  assert.deepEqual([...named].sort(), documented.map(({ id }) => id).sort());
});

test('what docs/documents.md leads to is there', () => {
  const targets = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);
  assert.ok(targets.length > 20);
  assert.deepEqual(
    targets.filter((target) => !existsSync(join(DOCS, target))),
    [],
  );
});
