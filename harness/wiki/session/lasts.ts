import type { Checks } from '../../core/checks';
import { DAY, describeDuration, FOREVER, FOREVER_AT_LEAST, TOLERANCE } from '../../core/duration';
import { SetUpError } from '../../core/errors';
import { clockFixed } from '../../core/skip-reasons';
import type { StoredCookie } from '../../core/stored-cookie';
import { describeReading } from '../example-macro';
import { asksToSignIn } from '../signing-in';
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
    const gone = user === undefined && (page.status < 400 || asksToSignIn(page));
    return {
      there: visitor.isSignedIn(page, wiki),
      gone,
      seen: user ? `signed in as ${user}` : gone ? 'not signed in' : page.describe(),
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
  // That the first stores nothing is a rule of its own.
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

/** A session, when it began by the wiki's clock, and the cookies that its browser held then. */
interface TimedSession extends BegunSession {
  began: number;
  cookies: readonly StoredCookie[];
}

/** Whether a session ends when another one begins: the documents leave it open how many a user has at a time. */
export async function endsOthers(begin: () => Promise<BegunSession>): Promise<boolean> {
  const one = await begin();
  if (!(await one.look()).there) return false;
  const other = await begin();
  return !(await one.look()).there && (await other.look()).there;
}

/**
 * That a session begun now lasts `duration` ms (documented level: a lifetime is what happens, not only what the
 * cookie says). Three browsers begin one each and are not used until: just before the end, which is also the control
 * of what follows; just after it; just after it, by a browser that sends its cookies all the same. `newVisitor` gives
 * such a browser. They begin at once, or one after the other where a user has one session at a time.
 */
export async function checkSessionLasts(
  newVisitor: () => Promise<Visitor>,
  wiki: Wiki,
  duration: number,
  checks: Checks,
): Promise<void> {
  const begin = async (widened = async (session: BegunSession) => session): Promise<TimedSession> => {
    const session = await widened(await beginSession(await newVisitor(), wiki));
    const { agent, farm } = session.visitor;
    if (!farm.clock.advance) throw clockFixed(farm.clock.remedy);
    return { ...session, began: farm.clock.now(), cookies: await agent.cookies() };
  };
  const waitUntil = async ({ began, visitor }: TimedSession, age: number) => {
    const { clock } = visitor.farm;
    // A slow wiki's clock has gone on by itself meanwhile.
    await clock.advance?.(Math.max(0, began + age - clock.now()));
  };
  const lookAt = async (session: TimedSession, age: number) => {
    await waitUntil(session, age);
    return session.look();
  };

  // The others are not used again after signing in: some wikis don't end such a session.
  const before = await begin(withValue);
  const { name, agent } = before.visitor;
  const others = [await begin(), await begin()];
  checks.evidence.limit(name, duration);
  const longest = Math.min(FOREVER_AT_LEAST, agent.keepsCookiesAtMost - DAY);
  const early = duration === FOREVER ? longest : duration - TOLERANCE;
  if (early <= 0)
    throw new SetUpError(`${describeDuration(duration)} is too short to be tried to the minute`);
  let first = await lookAt(before, early);
  const oneAtATime = !first.there && (await endsOthers(() => begin()));
  if (oneAtATime) first = await lookAt(await begin(withValue), early);
  checks.that(
    first.there,
    `${name} comes back after ${describeDuration(early)}`,
    first.seen,
    `the session is still there: it lasts ${describeDuration(duration)}`,
  );
  if (duration === FOREVER) return;

  const next = async () => (oneAtATime ? undefined : others.shift()) ?? begin();
  const late = describeDuration(duration + TOLERANCE);
  const expected = `the session is gone: it lasts ${describeDuration(duration)}`;
  const second = await lookAt(await next(), duration + TOLERANCE);
  checks.that(second.gone, `${name} comes back after ${late}`, second.seen, expected);

  const replaying = await next();
  await waitUntil(replaying, duration + TOLERANCE);
  await replaying.visitor.agent.replay(replaying.cookies);
  const third = await replaying.look();
  checks.that(
    third.gone,
    `${name} sends the cookies, expired or not, after ${late}`,
    third.seen,
    `${expected}, and the wiki has to end it itself`,
  );
}
