import type { RequestContext, RequestSession, SessionService } from '../api';
import { hasOwner, startedAt } from './identity';
import { isWellFormed } from './ids';
import { type SessionRules, StoredSession } from './stored-session';
import type { StoredRecord } from './stores/session-store';

/** More ids in one request than this are nobody's honest request. */
const MOST_IDS = 4;

/** The shipped session service: sessions in a store, found by the id that the visitor sends. */
export class StoredSessionService implements SessionService {
  constructor(private readonly rules: SessionRules) {}

  async open(context: RequestContext): Promise<RequestSession> {
    const received = this.rules.transport.read(context);
    const live = [];
    for (const sid of received.slice(0, MOST_IDS)) {
      const record = await this.#find(sid, context);
      if (record) live.push({ sid, record });
    }
    const chosen = this.rules.policies.chooseSession(live);
    if (received.length > 0 && !chosen) this.rules.counters.rejected.session += 1;
    return new StoredSession(this.rules, context, chosen, received.length > 0);
  }

  async #find(sid: string, context: RequestContext): Promise<StoredRecord | undefined> {
    if (!isWellFormed(sid)) return undefined;
    const { store, policies, ids } = this.rules;
    const key = this.rules.key(sid);
    const record = await store.load(key);
    if (record) return this.#accepts(record, context.now) ? record : undefined;

    // sid-not-adopted: only an id that was issued, and has not expired, begins a session.
    const until = policies.provisionalUntil(ids, sid);
    if (until === undefined || until <= context.now) return undefined;
    return this.#begin(key, context.now);
  }

  #accepts(record: StoredRecord, now: number): boolean {
    if (!this.rules.policies.isLive(record.expires, now)) return false;
    // anonymous-zero: where anonymous visitors have no sessions, one of before the setting is none either.
    return hasOwner(record) || this.rules.lifetime(undefined) !== 0;
  }

  /** Begins an anonymous visitor's session. Of two requests with a new id at once, one begins it and both have it. */
  async #begin(key: string, now: number): Promise<StoredRecord | undefined> {
    const { store, policies, absoluteLifetime } = this.rules;
    const lifetime = this.rules.lifetime(undefined);
    if (lifetime === 0) return undefined;
    const age = { now, lifetime, grace: this.rules.grace(undefined), started: now, absoluteLifetime };
    await store.create(key, startedAt(now), policies.sessionExpires(age));
    return store.load(key);
  }
}

// cookie-duplicates: "a defined answer, never another's session": which of two live ones is the visitor's own can't
// be told, so neither is.
export function chooseSession<T>(live: readonly T[]): T | undefined {
  return live.length === 1 ? live[0] : undefined;
}
