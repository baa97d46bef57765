import type { Checks } from '../../core/checks';
import { DAY, describeDuration, FOREVER, FOREVER_AT_LEAST, TOLERANCE } from '../../core/duration';
import { SetUpError } from '../../core/errors';
import { clockFixed } from '../../core/skip-reasons';
import { describeReading } from '../example-macro';
import { signedInAs } from '../user-name';
import type { Visitor } from '../visitor';
import type { Wiki } from '../wiki';

/** What a visit shows of a session: it is there, or gone; neither on a page that is another's or an error. */
export interface SessionSeen {
  there: boolean;
  gone: boolean;
  seen: string;
}

/** A session that a visitor began, and how to tell whether it is still there. */
export interface BegunSession {
  visitor: Visitor;
  wiki: Wiki;
  /** One visit, now. */
  look(): Promise<SessionSeen>;
}

/** Begins a session as such a visitor does: with an account by signing in, without one by having a value kept. */
export async function beginSession(visitor: Visitor, wiki: Wiki): Promise<BegunSession> {
  return visitor.account ? beginByLogin(visitor, wiki) : beginByVisit(visitor, wiki);
}

async function beginByLogin(visitor: Visitor, wiki: Wiki): Promise<BegunSession> {
  await visitor.signIn(wiki);
  const look = async (): Promise<SessionSeen> => {
    const page = await visitor.open(wiki, 'another');
    const user = signedInAs(page, wiki);
    return {
      there: visitor.isSignedIn(page, wiki),
      gone: user === undefined && page.status < 400,
      seen: user ? `signed in as ${user}` : page.status < 400 ? 'not signed in' : page.describe(),
    };
  };
  return { visitor, wiki, look };
}

/** The same where the wiki also keeps a value for the user: the session is there while both are. */
async function withValue(session: BegunSession): Promise<BegunSession> {
  const { visitor, wiki } = session;
  if (!visitor.account) return session;
  const stored = await beginByVisit(visitor, wiki);
  if (!(await stored.look()).there) return session;
  const look = async (): Promise<SessionSeen> => {
    const [user, value] = [await session.look(), await stored.look()];
    return {
      there: user.there && value.there,
      gone: user.gone && value.gone,
      seen: `${user.seen}; ${value.seen}`,
    };
  };
  return { ...session, look };
}

async function beginByVisit(visitor: Visitor, wiki: Wiki): Promise<BegunSession> {
  // S1: "Not storing any state until you send a cookie": the first visit brings the cookie, the second stores.
  const first = await visitor.openExampleMacro(wiki);
  const second = await visitor.openExampleMacro(wiki);
  const kept = first.says === 'set' ? first : second;
  const look = async (): Promise<SessionSeen> => {
    const reading = await visitor.openExampleMacro(wiki);
    return {
      there: reading.says === 'loaded' && kept.says === 'set' && reading.value === kept.value,
      gone: reading.says === 'nothing stored' || reading.says === 'set',
      seen: `the example macro, which had ${describeReading(kept)}: ${describeReading(reading)}`,
    };
  };
  return { visitor, wiki, look };
}

/**
 * That a session begun now lasts `duration` ms (documented level: a lifetime is what happens, not only what the
 * cookie says). Three browsers begin one each and are not used until: just before the end, which is also the control
 * of what follows; just after it; just after it, by a browser that sends its cookies all the same. `newVisitor` gives
 * such a browser.
 */
export async function checkSessionLasts(
  newVisitor: () => Promise<Visitor>,
  wiki: Wiki,
  duration: number,
  checks: Checks,
): Promise<void> {
  // The others are not used again after signing in: some wikis don't end such a session.
  const before = await withValue(await beginSession(await newVisitor(), wiki));
  const { clock } = before.visitor.farm;
  if (!clock.advance) throw clockFixed(clock.remedy);
  const firstBegan = clock.now();
  const [after, replaying] = [
    await beginSession(await newVisitor(), wiki),
    await beginSession(await newVisitor(), wiki),
  ];
  const lastBegan = clock.now();
  // A slow wiki's clock has gone on by itself meanwhile.
  const until = async (time: number) => clock.advance?.(Math.max(0, time - clock.now()));

  checks.evidence.limit(before.visitor.name, duration);
  const copies = await replaying.visitor.agent.cookies();
  const longest = Math.min(FOREVER_AT_LEAST, before.visitor.agent.keepsCookiesAtMost - DAY);
  const early = duration === FOREVER ? longest : duration - TOLERANCE;
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

  await until(lastBegan + duration + TOLERANCE);
  const late = describeDuration(duration + TOLERANCE);
  const expected = `the session is gone: it lasts ${describeDuration(duration)}`;
  const second = await after.look();
  checks.that(second.gone, `${after.visitor.name} comes back after ${late}`, second.seen, expected);

  await replaying.visitor.agent.replay(copies);
  const third = await replaying.look();
  const what = `${replaying.visitor.name} sends the cookies all the same after ${late}`;
  checks.that(third.gone, what, third.seen, expected);
}
