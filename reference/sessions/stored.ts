import type { Visit } from '../visit';
import { cookieValues } from './cookie';
import { startedAt } from './identity';
import { isWellFormed } from './ids';
import { OpenStoredSession, type SessionRules } from './open';
import type { OpenSession, SessionService } from './service';
import type { StoredRecord } from './stores/store';

/** More cookies of one name than this are nobody's honest request. */
const MOST_COOKIES = 4;

/** The shipped session service: sessions in a store, found by the id in a cookie. */
export class StoredSessions implements SessionService {
  constructor(private readonly rules: SessionRules) {}

  async open(visit: Visit): Promise<OpenSession> {
    const header = visit.request.headers.cookie;
    const values = cookieValues(header, this.rules.cookieName(visit));
    const live = [];
    for (const sid of values.slice(0, MOST_COOKIES)) {
      const record = await this.#find(sid, visit);
      if (record) live.push({ sid, record });
    }
    return new OpenStoredSession(
      this.rules,
      visit,
      this.rules.policies.chooseSession(live),
      values.length > 0,
    );
  }

  async #find(sid: string, visit: Visit): Promise<StoredRecord | undefined> {
    if (!isWellFormed(sid)) return undefined;
    const { store, policies, ids } = this.rules;
    const key = this.rules.key(sid);
    const record = await store.load(key);
    if (record) return policies.isLive(record.expires, visit.now) ? record : undefined;

    // sid-not-adopted: only an id that was offered, and still is, begins a session.
    const until = policies.offeredUntil(ids, sid);
    const lifetime = this.rules.lifetime(undefined);
    if (until === undefined || until <= visit.now || lifetime === 0) return undefined;
    const { now } = visit;
    const started = { now, lifetime, started: now, absoluteLifetime: this.rules.absoluteLifetime };
    // Of two requests that come with a new id at once, one begins the session and both have it.
    await store.create(key, startedAt(now), policies.sessionExpires(started));
    return store.load(key);
  }
}

// cookie-duplicates: "a defined answer, never another's session": which of two live ones is the visitor's own can't
// be told, so neither is.
export function chooseSession<T>(live: readonly T[]): T | undefined {
  return live.length === 1 ? live[0] : undefined;
}
