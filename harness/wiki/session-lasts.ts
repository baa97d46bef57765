import type { Checks } from '../core/checks';
import type { Clock } from '../core/clock';
import { DAY, describeDuration, FOREVER, FOREVER_AT_LEAST, GRANULARITY, SECOND } from '../core/duration';
import { NotTestable, SetUpError } from '../core/errors';
import { describeReading } from './example-macro';
import type { Visitor } from './visitor';
import type { Wiki } from './wiki';

// A little more than the granularity, since a launched wiki's clock also runs by itself.
const MARGIN = GRANULARITY + 15 * SECOND;

/** A session that a visitor began, and how to tell whether it is still there. */
export interface BegunSession {
  visitor: Visitor;
  wiki: Wiki;
  /** One visit, now. */
  look(): Promise<{ there: boolean; seen: string }>;
}

/** Begins a session as such a visitor does: with an account by signing in, without one by having a value kept. */
export async function beginSession(visitor: Visitor, wiki: Wiki): Promise<BegunSession> {
  return visitor.account ? beginByLogin(visitor, wiki) : beginByVisit(visitor, wiki);
}

async function beginByLogin(visitor: Visitor, wiki: Wiki): Promise<BegunSession> {
  await visitor.signIn(wiki);
  const look = async () => {
    const page = await visitor.open(wiki, 'another');
    const there = visitor.isSignedIn(page, wiki);
    return { there, seen: there ? `signed in as ${visitor.account?.name}` : 'not signed in' };
  };
  return { visitor, wiki, look };
}

async function beginByVisit(visitor: Visitor, wiki: Wiki): Promise<BegunSession> {
  // S1: "Not storing any state until you send a cookie": the first visit brings the cookie, the second stores.
  await visitor.openExampleMacro(wiki);
  const kept = await visitor.openExampleMacro(wiki);
  const look = async () => {
    const reading = await visitor.openExampleMacro(wiki);
    const there = reading.says === 'loaded' && kept.says === 'set' && reading.value === kept.value;
    return {
      there,
      seen: `the example macro, which had ${describeReading(kept)}: ${describeReading(reading)}`,
    };
  };
  return { visitor, wiki, look };
}

/** The reason where time can't be moved. */
export function immovable({ remedy = 'a target file that launches the wiki' }: Clock): NotTestable {
  return new NotTestable("the wiki's clock can't be moved", remedy);
}

/**
 * That a session begun now lasts `duration` ms (documented level: a lifetime is what happens, not only what the
 * cookie says). Three browsers begin one each and are not used until: just before the end; just after it; just after
 * it, by a browser that sends the cookie all the same. `newcomer` gives such a browser.
 */
export async function checkSessionLasts(
  newcomer: () => Promise<Visitor>,
  wiki: Wiki,
  duration: number,
  checks: Checks,
): Promise<void> {
  const before = await beginSession(await newcomer(), wiki);
  const { clock } = before.visitor;
  if (!clock.advance) throw immovable(clock);
  const firstBegan = clock.now();
  const [after, insisting] = [
    await beginSession(await newcomer(), wiki),
    await beginSession(await newcomer(), wiki),
  ];
  const lastBegan = clock.now();
  // A slow wiki's clock has gone on by itself meanwhile.
  const until = async (time: number) => clock.advance?.(Math.max(0, time - clock.now()));

  checks.evidence.limit(before.visitor.name, duration);
  const copies = await insisting.visitor.agent.cookies();
  const longest = Math.min(FOREVER_AT_LEAST, before.visitor.agent.keepsCookiesAtMost - DAY);
  const early = duration === FOREVER ? longest : duration - MARGIN;
  if (early <= 0)
    throw new SetUpError(`${describeDuration(duration)} is too short to be tried to the minute`);
  await until(firstBegan + early);
  const first = await before.look();
  checks.that(
    first.there,
    `${before.visitor.name} comes back after ${describeDuration(early)}`,
    first.seen,
    `the session is still there: it lasts ${describeDuration(duration)}`,
  );
  if (duration === FOREVER) return;

  await until(lastBegan + duration + MARGIN);
  const late = describeDuration(duration + MARGIN);
  const second = await after.look();
  const gone = `the session is gone: it lasts ${describeDuration(duration)}`;
  checks.that(!second.there, `${after.visitor.name} comes back after ${late}`, second.seen, gone);

  await insisting.visitor.agent.insist(copies);
  const third = await insisting.look();
  checks.that(
    !third.there,
    `${insisting.visitor.name} sends the cookie all the same after ${late}`,
    third.seen,
    gone,
  );
}
