import { defineParameterType } from '@cucumber/cucumber';
import { parseDuration } from '../harness/core/duration';
import type { Generation, Scheme } from '../harness/core/settings';
import { CONDITIONS, type ConditionName } from '../harness/targets/conditions';
import { LAYOUTS, type LayoutName } from '../harness/targets/layouts';
import type { Condition } from '../harness/targets/wiki-request';

/** Somebody in a scenario. `account` is absent for an anonymous visitor. */
export interface Person {
  name: string;
  account?: 'user' | 'superuser' | 'disabled';
}

const PEOPLE: Record<string, Person> = {
  Ana: { name: 'Ana', account: 'user' },
  Ben: { name: 'Ben', account: 'user' },
  Dan: { name: 'Dan', account: 'disabled' },
  Sue: { name: 'Sue', account: 'superuser' },
  'a visitor': { name: 'the visitor' },
  'the visitor': { name: 'the visitor' },
  'another visitor': { name: 'the other visitor' },
  'the other visitor': { name: 'the other visitor' },
};

/** Whose sessions a scenario of these steps is about; undefined where it is about both kinds, or neither. */
export function whoseSessions(steps: readonly string[]): 'anonymous' | 'logged-in' | undefined {
  // What somebody chose before is said of everybody whom a row may speak of.
  const text = steps.filter((step) => !/ chose /.test(step)).join(' ');
  const speaksOf = (account: boolean) =>
    Object.keys(PEOPLE).some((name) => Boolean(PEOPLE[name]?.account) === account && text.includes(name));
  const [users, anonymous] = [speaksOf(true), /visitors?\b/.test(text) || speaksOf(false)];
  return users === anonymous ? undefined : users ? 'logged-in' : 'anonymous';
}

const oneOf = (names: readonly string[]) =>
  new RegExp(
    [...names]
      .sort((a, b) => b.length - a.length)
      .map((name) => name.replace(/[()]/g, '\\$&'))
      .join('|'),
  );

defineParameterType({
  name: 'visitor',
  regexp: oneOf(Object.keys(PEOPLE)),
  transformer: (name: string) => PEOPLE[name],
});

defineParameterType({
  name: 'generation',
  regexp: /session-service|auth-list/,
  transformer: (name: string) => name as Generation,
});

defineParameterType({
  name: 'methods',
  regexp: /[a-z]+_[a-z_]+(?:, [a-z]+_[a-z_]+)*/,
  transformer: (text: string) => text.split(', '),
});

defineParameterType({
  name: 'pages',
  regexp: /[A-Z][a-z]+[A-Z][A-Za-z]*(?:, [A-Z][a-z]+[A-Z][A-Za-z]*)*/,
  transformer: (text: string) => text.split(', '),
});

defineParameterType({
  name: 'lifetime',
  regexp: /\(-?[\d.]+, -?[\d.]+\)/,
  transformer: (text: string) => JSON.parse(`[${text.slice(1, -1)}]`),
});

defineParameterType({
  name: 'duration',
  regexp: /for ever|[\d.]+ (?:second|minute|hour|day)s?(?: and [\d.]+ (?:second|minute|hour|day)s?)*/,
  transformer: parseDuration,
});

defineParameterType({ name: 'choice', regexp: /on|off/, transformer: (text: string) => text === 'on' });

defineParameterType({
  name: 'condition',
  regexp: oneOf(Object.keys(CONDITIONS)),
  transformer: (name: string): Condition => CONDITIONS[name as ConditionName],
});

defineParameterType({
  name: 'layout',
  regexp: oneOf(Object.keys(LAYOUTS)),
  transformer: (name: string) => name as LayoutName,
});

defineParameterType({
  name: 'scheme',
  regexp: /HTTPS|plain HTTP/,
  transformer: (text: string): Scheme => (text === 'HTTPS' ? 'https' : 'http'),
});

defineParameterType({
  name: 'which',
  regexp: /first|second|third|other/,
  transformer: (name: string) => (name === 'other' ? 'second' : name),
});

defineParameterType({
  name: 'place',
  regexp: /a page that does not exist|the front page|another page|a page/,
  transformer: (text: string) =>
    text === 'a page that does not exist' ? 'missing' : text === 'another page' ? 'another' : 'front',
});

defineParameterType({
  name: 'json',
  regexp: /-?\d[\d.eE+-]*|".*"|\[.*\]|\{.*\}|true|false|null/,
  transformer: (text: string) => JSON.parse(text),
});
