import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Pickle, PickleStepType } from '@cucumber/messages';
import { mayRunBeside, orderByWiki } from '../../steps/verdict/by-wiki';

function scenario(name: string, ...given: string[]): { pickle: Pickle } {
  const step = (text: string, type: PickleStepType) => ({ id: text, text, type, astNodeIds: [] });
  const steps = [
    ...given.map((text) => step(text, PickleStepType.CONTEXT)),
    step('its own action', PickleStepType.ACTION),
  ];
  return { pickle: { id: name, uri: '', name, language: 'en', steps, tags: [], astNodeIds: [] } };
}

const names = (scenarios: readonly { pickle: Pickle }[]) => scenarios.map(({ pickle }) => pickle.name);

test('scenarios on the same wiki come one after the other, the largest number first, whatever its visitors do', () => {
  const ordered = orderByWiki([
    scenario('a', 'a wiki with cookie_lifetime (24, 1)'),
    scenario('b', 'a wiki with sessions', 'Ana has signed in'),
    scenario('c', 'a wiki with cookie_lifetime (24, 1)', 'Ana chose remember_me off'),
    scenario('d', 'a wiki with sessions', 'Ben has signed in'),
    scenario('e', 'a wiki with cookie_lifetime (0, 0)'),
    scenario('f', 'a wiki with a positive anonymous lifetime'),
  ]);
  assert.deepEqual(names(ordered), ['b', 'd', 'f', 'a', 'c', 'e']);
});

test('two words for one wiki are one, two wikis are two', () => {
  const all = ['unset', 'farm', 'other farm'] as const;
  const [unset, farm, other] = [
    scenario(all[0], 'a wiki with cookie_domain unset'),
    scenario(all[1], 'a farm on two hosts', 'its cookie_domain is .farm.test'),
    scenario(all[2], 'a farm on two hosts', 'its cookie_domain and cookie_path are unset'),
  ];
  const plain = scenario('plain', 'a wiki', 'Ana has signed in');
  assert.deepEqual(names(orderByWiki([unset, farm, other, plain])), ['unset', 'plain', ...all.slice(1)]);
  assert.equal(mayRunBeside(plain.pickle, [farm.pickle]), true);
  assert.equal(mayRunBeside(plain.pickle, [farm.pickle, unset.pickle]), false);
});
