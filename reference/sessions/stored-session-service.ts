import type { RequestContext, RequestSession, SessionService, StoredRecord } from '../api';
import { hasOwner } from './identity';
import { isWellFormed } from './ids';
import type { SessionRules } from './session-rules';
import { type LiveSession, StoredSession } from './stored-session';

/** The shipped session service: sessions in a store, found by the id that the visitor sends. */
export class StoredSessionService implements SessionService {
  constructor(private readonly rules: SessionRules) {}

  async open(context: RequestContext): Promise<RequestSession> {
    // Other hosts of the domain can put any number of cookies of this name beside the wiki's own.
    const received = this.rules.transport.read(context);
    const chosen = await this.#choose(received, context.now);
    const live = chosen === 'ended' ? undefined : chosen;
    if (received.length > 0 && !live) this.rules.counters.rejected.session += 1;
    const cookie = chosen === 'ended' ? 'ended' : received.length > 0 ? 'any' : 'none';
    return new StoredSession(this.rules, context, live, cookie);
  }

  /** The visitor's session; `ended` for an id of this wiki whose session went on under another, or ended. */
  async #choose(received: readonly string[], now: number): Promise<LiveSession | 'ended' | undefined> {
    const { store, policies, key } = this.rules;
    const sids = received.filter(isWellFormed);
    const records = await Promise.all(sids.map((sid) => store.load(key(sid))));
    const found = sids.map((sid, i) => ({ sid, record: records[i] }));
    const live = found.filter(
      (each): each is LiveSession => !!each.record && this.#accepts(each.record, now),
    );
    // Anybody can have an anonymous session, and put its cookie beside a user's.
    const owned = live.filter(({ record }) => hasOwner(record));
    if (live.length > 0) return policies.chooseSession(owned.length > 0 ? owned : live);

    const provisional = found.filter(({ sid, record }) => !record && this.#mayBegin(sid, now));
    const first = policies.chooseSession(provisional);
    if (first && this.rules.lifetime(undefined) !== 0) {
      const record = await this.#begin(key(first.sid), now);
      return record ? { sid: first.sid, record } : 'ended';
    }
    const ended = await Promise.all(sids.map((sid) => store.hasEnded(key(sid))));
    return ended.includes(true) ? 'ended' : undefined;
  }

  // sid-not-adopted: only an id that was issued, and has not expired, begins a session.
  #mayBegin(sid: string, now: number): boolean {
    const until = this.rules.policies.provisionalUntil(this.rules.ids, sid);
    return until !== undefined && until > now;
  }

  #accepts(record: StoredRecord, now: number): boolean {
    if (!this.rules.policies.isLive(record.expires, now)) return false;
    // anonymous-zero: where anonymous visitors have no sessions, one of before the setting is none either.
    return hasOwner(record) || this.rules.lifetime(undefined) !== 0;
  }

  /** Begins an anonymous visitor's session. Of two requests with a new id at once, one begins it and both have it. */
  async #begin(key: string, now: number): Promise<StoredRecord | undefined> {
    const { store, policies, limits, absoluteLifetime } = this.rules;
    const lifetime = this.rules.lifetime(undefined);
    const age = { now, lifetime, grace: this.rules.grace(undefined), started: now, absoluteLifetime };
    const expires = policies.sessionExpires(age);
    const created = await store.create(key, new Map(), expires);
    if (created) await limits.end(limits.noteAnonymous(key, undefined, expires, now));
    return store.load(key);
  }
}

// cookie-duplicates: "a defined answer, never another's session": which of two live ones is the visitor's own can't
// be told, so neither is.
export function chooseSession<T>(live: readonly T[]): T | undefined {
  return live.length === 1 ? live[0] : undefined;
}
