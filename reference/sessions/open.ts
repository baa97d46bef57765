import type { User } from '../accounts';
import type { Policies } from '../policies';
import type { Visit } from '../visit';
import type { Carrier, Header } from './carrier';
import { sessionOwner, sessionStarted } from './identity';
import type { SessionIds } from './ids';
import { type Age, offerExpires } from './lifetime';
import type { NewIdReason, OpenSession, SessionPlan } from './service';
import { RecordedSession } from './session';
import { assertFits } from './size';
import type { SessionStore, StoredRecord } from './stores/store';

const LIFETIME = 'wiki.lifetime';

/** Twelve hours, in seconds: so long a session that no form began is kept until it is used, even one that lasts forever. */
const UNTIL_RETURNED = 43_200;

/** What a generation and its settings say about stored sessions. */
export interface SessionRules {
  readonly store: SessionStore;
  readonly ids: SessionIds;
  readonly policies: Policies;
  readonly carrier: Carrier;
  /** The id as the store knows it. */
  key(sid: string): string;
  /** Seconds that a session of this owner lasts; 0: there is none. */
  lifetime(owner: User | undefined): number;
  /** Seconds that the server keeps it beyond that. */
  grace(owner: User | undefined): number;
  /** Hours, null: no limit. */
  readonly absoluteLifetime: number | null;
  /** Whether an anonymous visitor without a session is offered an id. */
  readonly offers: boolean;
}

/** A session that the store has. */
export interface LiveSession {
  readonly sid: string;
  readonly record: StoredRecord;
}

/** A session that the store keeps, for one request. */
export class OpenStoredSession implements OpenSession {
  session: RecordedSession;
  #next: string | undefined;
  #reason: NewIdReason | undefined;
  #ended = false;

  /**
   * @param live the session that the visitor's id opens, if any
   * @param received whether any id came in
   */
  constructor(
    private readonly rules: SessionRules,
    private readonly visit: Visit,
    private readonly live: LiveSession | undefined,
    private readonly received: boolean,
  ) {
    // session-is-new: "On a visitor's first request, before any cookie came back, is_new is true".
    this.session = new RecordedSession(
      rules.policies.isNew(live !== undefined, received),
      live?.record.values,
    );
  }

  get nextId(): string | undefined {
    if (this.#ended || this.#next) return this.#next;
    if (this.live) return this.live.sid;
    const age = this.#age();
    if (age.lifetime === 0) return undefined;
    if (sessionOwner(this.visit)) this.#next = this.rules.ids.stored(this.visit.now);
    else if (this.rules.offers) this.#next = this.rules.ids.offered(offerExpires(age));
    return this.#next;
  }

  renewId(reason: NewIdReason): void {
    if (this.live && !this.rules.policies.renewsId(reason)) return;
    this.#next = this.rules.ids.stored(this.visit.now);
    this.#reason = reason;
  }

  end(): void {
    this.#ended = true;
    this.#next = undefined;
    this.session = new RecordedSession(true);
  }

  plan(): SessionPlan | undefined {
    return this.#plan(this.#age());
  }

  #plan(age: Age): SessionPlan | undefined {
    if (!this.nextId) return undefined;
    // anonymous-zero: "No session cookie for an anonymous visitor"; logged-in-zero: "Logging in does not last".
    const maxAge = age.lifetime === 0 ? 0 : this.rules.policies.cookieMaxAge(age);
    return maxAge === 0 ? undefined : { maxAge, cookie: this.rules.carrier.cookie(this.visit) };
  }

  async finalize(): Promise<readonly Header[]> {
    const { carrier } = this.rules;
    const age = this.#age();
    const plan = this.#plan(age);
    if (!plan) {
      await this.#endOnServer();
      const deletion = this.received ? carrier.takeBack(this.visit) : undefined;
      return deletion ? [deletion] : [];
    }
    const sid = this.nextId as string;
    // "Not storing any state until you send a cookie": an anonymous visitor's first answer only offers an id.
    const offered = !this.live && !sessionOwner(this.visit);
    // logout-beats-late-request: the session went while this request was under way: no cookie brings it back.
    if (!offered) {
      if (!(await this.#save(sid, age))) return [];
      this.visit.wiki.farm.tally.saved += 1;
    }
    // One Set-Cookie of the name (one-set-cookie), on every answer: rolling renewal (companion).
    return [carrier.give(this.visit, sid, plan.maxAge)];
  }

  // session-restored: "values stored there are automatically saved and restored if a session is available".
  /** False when the session is gone meanwhile. */
  async #save(sid: string, age: Age): Promise<boolean> {
    const { store, policies } = this.rules;
    assertFits(this.session);
    this.session.set(LIFETIME, age.lifetime);
    const change = policies.saved(this.session.change);
    // Who is identified by each request and keeps no cookies begins one each time: those must not pile up.
    const identified = !this.live && this.visit.login !== 'accepted';
    const lifetime = identified ? UNTIL_RETURNED : age.lifetime;
    const expires = policies.sessionExpires({ ...age, lifetime });
    const to = this.rules.key(sid);
    if (this.#ended) await this.#endOnServer();
    if (!this.live || this.#ended) return store.create(to, change, expires);

    const from = this.rules.key(this.live.sid);
    if (from === to) return store.update(to, change, expires, this.live.record);
    if (await store.move(from, to, change, expires, this.#remember(this.live))) return true;
    // The anonymous session ended while its visitor signed in: the user's own begins all the same.
    return this.#reason === 'sign-in' && store.create(to, change, expires);
  }

  async #endOnServer(): Promise<void> {
    if (!this.live || !this.rules.policies.endsOnServer()) return;
    await this.rules.store.end(this.rules.key(this.live.sid), this.#remember(this.live));
  }

  /** Until when the ended id must be remembered, so that it isn't taken for one still on offer. */
  #remember({ sid }: LiveSession): number {
    return this.rules.ids.offeredUntil(sid) ?? 0;
  }

  #age(): Age {
    const owner = sessionOwner(this.visit);
    const before = this.session.get(LIFETIME);
    const expires = this.live?.record.expires;
    return {
      now: this.visit.now,
      lifetime: this.rules.lifetime(owner),
      grace: this.rules.grace(owner),
      started: sessionStarted(this.visit),
      absoluteLifetime: this.rules.absoluteLifetime,
      before: typeof before === 'number' && expires !== undefined ? { lifetime: before, expires } : undefined,
    };
  }
}
