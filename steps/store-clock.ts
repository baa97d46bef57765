import { setTimeout as pause } from 'node:timers/promises';
import { HOUR, SECOND } from '../harness/core/duration';
import { Evidence } from '../harness/core/evidence';
import { LAYOUTS } from '../harness/targets/layouts';
import type { Target } from '../harness/targets/target';
import { exactly, inGeneration } from '../harness/targets/wiki-request';
import { beginSession } from '../harness/wiki/session/lasts';
import { Visitor } from '../harness/wiki/visitor';
import type { Scenario } from './world';

/** How long the sessions of a wiki last that is launched to see by which clock they end. */
const BRIEF = 2 * SECOND;

/** For each target, by whose sessions they are. */
const found = new WeakMap<Target, Map<string, Promise<boolean>>>();

/**
 * Whether a launched wiki's sessions end by a clock that does not move with the wiki's: one of two seconds is there when an
 * hour was said to have passed, and gone after four seconds by the real time.
 */
export async function endsByRealTime(scenario: Scenario): Promise<boolean> {
  const { target } = await scenario.run();
  const account = scenario.current?.account;
  if (target.otherSettings !== 'launched' || scenario.generation !== 'session-service') return false;
  const known = found.get(target) ?? new Map<string, Promise<boolean>>();
  found.set(target, known);
  const whose = account ? `logged-in, remember_me ${account.remember_me}` : 'anonymous';
  const result = known.get(whose) ?? tryBrief(scenario, target);
  known.set(whose, result);
  return result;
}

async function tryBrief(scenario: Scenario, target: Target): Promise<boolean> {
  const { about, current } = scenario;
  const hours = BRIEF / HOUR;
  const farm = await target.provide({
    generation: scenario.generation,
    layout: 'one wiki',
    placements: LAYOUTS['one wiki'].placements,
    conditions: inGeneration([exactly({ cookie_lifetime: [hours, hours] })], scenario.generation),
    ...(about ? { about } : {}),
  });
  const wiki = farm.wikis.get('first');
  if (!wiki) return false;
  const run = await scenario.run();
  const evidence = new Evidence();
  const agent = await run.newBrowser(farm, 'the suite', evidence);
  try {
    const session = await beginSession(
      new Visitor('the suite', agent, farm, evidence, current?.account),
      wiki,
    );
    if (!(await session.look()).there) return false;
    await agent.replay(await agent.cookies());
    await farm.clock.advance?.(HOUR);
    if (!(await session.look()).there) return false;
    await pause(2 * BRIEF);
    return (await session.look()).gone;
  } finally {
    await agent.end();
  }
}
