import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Checks } from '../../harness/core/checks';
import { HOUR, MINUTE, SECOND } from '../../harness/core/duration';
import { Evidence } from '../../harness/core/evidence';
import { checkSessionLasts } from '../../harness/wiki/session/lasts';
import type { Visitor } from '../../harness/wiki/visitor';
import type { Wiki } from '../../harness/wiki/wiki';

interface Habits {
  /** How many milliseconds each answer takes. */
  answersAfter?: number;
  /** Whether a session ends when another one begins. */
  oneAtATime?: boolean;
}

/** Visitors of a wiki whose sessions last that long, floored to the minute. */
function visitorsOf(lasts: number, { answersAfter = 0, oneAtATime = false }: Habits) {
  let now = 0;
  let last = 0;
  const clock = {
    now: () => now,
    advance: async (ms: number) => {
      now += ms;
    },
  };
  const newVisitor = async () => {
    let ends: number | undefined;
    let known = false;
    let number = 0;
    const openExampleMacro = async () => {
      now += answersAfter;
      if (!known) number = ++last;
      const ended = ends === undefined || now >= ends || (oneAtATime && number !== last);
      const says = !known ? 'nothing stored' : ended ? 'set' : 'loaded';
      if (known) ends = Math.floor((now + lasts) / MINUTE) * MINUTE;
      known = true;
      return { says, value: 5 };
    };
    const agent = { cookies: async () => [], replay: async () => {}, keepsCookiesAtMost: Infinity };
    return { name: 'a visitor', farm: { clock }, agent, openExampleMacro } as unknown as Visitor;
  };
  return newVisitor;
}

const check = (lasts: number, habits: Habits) =>
  checkSessionLasts(visitorsOf(lasts, habits), {} as Wiki, HOUR, new Checks(new Evidence()));

test('a session lasts an hour also where each answer takes fifteen seconds', async () => {
  await check(HOUR, { answersAfter: 15 * SECOND });
});

test('a session lasts an hour also where another one ends it', async () => {
  await check(HOUR, { oneAtATime: true });
});

test('one that ends five minutes early or late is told, whatever the habits', async () => {
  for (const habits of [{}, { answersAfter: 15 * SECOND }, { oneAtATime: true }]) {
    await assert.rejects(check(HOUR - 5 * MINUTE, habits), /comes back after.*lasts 1 hour/s);
    await assert.rejects(check(HOUR + 5 * MINUTE, habits), /lasts 1 hour/);
  }
});
