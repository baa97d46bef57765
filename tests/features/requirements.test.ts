import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LEVELS, requirementOf, requirements } from '../../harness/core/requirements';
import { pickles, tagsOf } from './pickles';

const FEATURES = join(__dirname, '../../features');

interface RuleTags {
  where: string;
  tags: string[];
}

/** Every Rule of the feature files, with its tags. */
const rules: RuleTags[] = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.feature'))
  .flatMap((path) => {
    const lines = readFileSync(join(FEATURES, path), 'utf8').split('\n');
    return lines.flatMap((line, index) => {
      if (!/^\s*Rule:/.test(line)) return [];
      const above = lines[index - 1]?.trim() ?? '';
      const tags = above.startsWith('@') ? above.split(/\s+/).map((tag) => tag.slice(1)) : [];
      return [{ where: `features/${path}:${index + 1}`, tags }];
    });
  });

const known = requirements();
const idsOf = ({ tags }: RuleTags) => tags.filter((tag) => known.has(tag));

test('every Rule is tagged with one known requirement and its level', () => {
  const wrong = rules.filter((rule) => {
    const [id, ...others] = idsOf(rule);
    const level = known.get(id ?? '')?.level;
    const levels = rule.tags.filter((tag) => (LEVELS as readonly string[]).includes(tag));
    return !id || others.length > 0 || levels.join() !== level;
  });
  assert.deepEqual(wrong, []);
});

test('no requirement stands in two Rules', () => {
  const ids = rules.flatMap(idsOf);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  assert.deepEqual(twice, []);
});

test('every requirement has a Rule', () => {
  const ruled = new Set(rules.flatMap(idsOf));
  const wrong = [...known.values()].filter(({ id }) => !ruled.has(id));
  assert.deepEqual(
    wrong.map(({ id }) => id),
    [],
  );
});

test('every requirement has a text and a source of its own words', () => {
  const wrong = [...known.values()].filter(({ text, source }) => !text?.trim() || !source?.trim());
  assert.deepEqual(wrong, []);
});

test('what a requirement depends on has a basic scenario, and depends on nothing that depends on it', () => {
  const basic = new Set(
    pickles
      .map(tagsOf)
      .filter((tags) => tags.includes('@basic'))
      .map((tags) => requirementOf(tags)?.id),
  );
  const reached = (id: string): string[] =>
    (known.get(id)?.dependsOn ?? []).flatMap((other) => [other, ...reached(other)]);
  const wrong = [...known.keys()].filter((id) =>
    reached(id).some((other) => other === id || !basic.has(other)),
  );
  assert.deepEqual(wrong, []);
});

test('every requirement is in a set, and each set adds some', () => {
  const sets = [...known.values()].map(({ since }) => since);
  assert.deepEqual(
    [...new Set(sets)].sort(),
    Array.from({ length: Math.max(...sets) }, (_, at) => at + 1),
  );
});

test('no id stands twice in requirements.yaml', () => {
  const ids = [...readFileSync(join(FEATURES, 'requirements.yaml'), 'utf8').matchAll(/^- id: (\S+)$/gm)];
  assert.equal(ids.length, known.size);
});
