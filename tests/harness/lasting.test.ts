import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Checks } from '../../harness/core/checks';
import { HOUR, MINUTE, SECOND } from '../../harness/core/duration';
import { Evidence } from '../../harness/core/evidence';
import { checkSessionLasts } from '../../harness/wiki/session/lasts';
import type { Visitor } from '../../harness/wiki/visitor';
import type { Wiki } from '../../harness/wiki/wiki';

/** Visitors of a wiki that takes its time for each answer, and whose sessions last that long, floored to the minute. */
function slowWiki(answersAfter: number, lasts: number) {
  let now = 0;
  const clock = {
    now: () => now,
    advance: async (ms: number) => {
      now += ms;
    },
  };
  const newVisitor = async () => {
    let ends: number | undefined;
    let known = false;
    const openExampleMacro = async () => {
      now += answersAfter;
      const says = !known ? 'nothing stored' : ends !== undefined && now < ends ? 'loaded' : 'set';
      if (known) ends = Math.floor((now + lasts) / MINUTE) * MINUTE;
      known = true;
      return { says, value: 5 };
    };
    const agent = { cookies: async () => [], replay: async () => {}, keepsCookiesAtMost: Infinity };
    return { name: 'a visitor', farm: { clock }, agent, openExampleMacro } as unknown as Visitor;
  };
  return newVisitor;
}

const check = (answersAfter: number, lasts: number) =>
  checkSessionLasts(slowWiki(answersAfter, lasts), {} as Wiki, HOUR, new Checks(new Evidence()));

test('a session lasts an hour also where each answer takes fifteen seconds', async () => {
  await check(15 * SECOND, HOUR);
});

test('one that ends five minutes early or late is told, on a quick wiki and on a slow one', async () => {
  for (const answersAfter of [0, 15 * SECOND]) {
    await assert.rejects(check(answersAfter, HOUR - 5 * MINUTE), /lasts 1 hour/);
    await assert.rejects(check(answersAfter, HOUR + 5 * MINUTE), /lasts 1 hour/);
  }
});
