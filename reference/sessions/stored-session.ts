import type {
  Age,
  Header,
  NewIdReason,
  RequestContext,
  RequestSession,
  SessionChange,
  SessionPlan,
  StoredRecord,
} from '../api';
import { sessionOwner } from './identity';
import { provisionalExpires } from './lifetime';
import { SessionData } from './session-data';
import { ageOf, LIFETIME, planOf } from './session-plan';
import type { SessionRules } from './session-rules';
import { assertFits } from './size-limit';
import { isUnreturned, UNRETURNED_TTL_S } from './unreturned';

/** So long after a session ended, or went on under another id, requests of before may still come. */
const LATE_MS = 120_000;

/** A session that the store has. */
export interface LiveSession {
  readonly sid: string;
  readonly record: StoredRecord;
}

/** A session that the store keeps, for one request. */
export class StoredSession implements RequestSession {
  session: SessionData;
  #next: string | undefined;
  #reason: NewIdReason | undefined;
  #ended = false;

  /**
   * @param live the session that the visitor's id opens, if any
   * @param cookie what ids came in: `ended`, one of this wiki's own whose session is over
   */
  constructor(
    private readonly rules: SessionRules,
    private readonly context: RequestContext,
    private readonly live: LiveSession | undefined,
    private readonly cookie: 'none' | 'any' | 'ended',
  ) {
    // session-is-new: "On a visitor's first request, before any cookie came back, is_new is true".
    this.session = new SessionData(
      rules.policies.isNew(live !== undefined, cookie !== 'none'),
      live?.record.values,
    );
  }

  get nextId(): string | undefined {
    if (this.#ended || this.#next) return this.#next;
    if (this.live) return this.live.sid;
    // A user's session that begins has an id since they signed in. no-lost-update: "a stale one undoes no login": the
    // cookie of the session that went on stays as it is.
    const age = this.#age();
    if (age.lifetime !== 0 && this.rules.issuesProvisional && !this.isOver)
      this.#next = this.rules.ids.provisional(provisionalExpires(age));
    return this.#next;
  }

  settle(): void {
    void this.session.change;
  }

  get isOver(): boolean {
    return this.cookie === 'ended';
  }

  renewId(reason: NewIdReason): void {
    if (this.live && !this.rules.policies.renewsId(reason)) return;
    this.#next = this.rules.ids.stored(this.context.now);
    this.#reason = reason;
  }

  end(): void {
    this.#ended = true;
    this.#next = undefined;
    this.session = new SessionData();
  }

  plan(): SessionPlan | undefined {
    return this.#plan(this.#age());
  }

  #plan(age: Age): SessionPlan | undefined {
    return this.nextId ? planOf(this.rules, this.context, age) : undefined;
  }

  async commit(): Promise<readonly Header[]> {
    const { transport } = this.rules;
    const age = this.#age();
    const plan = this.#plan(age);
    if (!plan) {
      await this.#endOnServer();
      return this.cookie === 'any' ? transport.clear(this.context) : [];
    }
    const sid = this.nextId as string;
    // "Not storing any state until you send a cookie": an anonymous visitor's first answer only issues an id.
    const provisional = !this.live && !sessionOwner(this.context);
    // logout-beats-late-request: the session went while this request was under way: no cookie brings it back.
    if (!provisional) {
      if (!(await this.#save(sid, age))) return [];
      this.rules.counters.saved += 1;
    }
    // One Set-Cookie of the name (one-set-cookie), on every answer: rolling renewal (companion).
    return [transport.write(this.context, sid, plan.maxAge)];
  }

  // session-restored: "values stored there are automatically saved and restored if a session is available".
  /** False when the session is gone meanwhile. */
  async #save(sid: string, age: Age): Promise<boolean> {
    const { policies, limits } = this.rules;
    this.session.set(LIFETIME, age.lifetime);
    const changed = this.session.change;
    assertFits(this.session, changed);
    const change = policies.saved(changed);
    const unreturned = isUnreturned(this.context, this.live);
    const lifetime = unreturned ? UNRETURNED_TTL_S : age.lifetime;
    const expires = policies.sessionExpires({ ...age, lifetime });
    const key = this.rules.key(sid);
    if (!(await this.#write(key, change, expires))) return false;
    const owner = sessionOwner(this.context)?.name;
    const from = this.live && this.rules.key(this.live.sid);
    const tooMany = limits.noteSaved(
      this.session,
      { owner, key, from, changed, unreturned, expires },
      this.context.now,
    );
    if (tooMany.length > 0) await limits.end(tooMany);
    return true;
  }

  async #write(to: string, change: SessionChange, expires: number): Promise<boolean> {
    const { store, limits, key } = this.rules;
    if (this.#ended) await this.#endOnServer();
    if (!this.live || this.#ended) return store.create(to, change, expires);

    const from = key(this.live.sid);
    if (from === to) return store.update(to, change, expires, this.live.record);
    limits.drop(from);
    if (await store.move(from, to, change, expires, this.#tombstoneUntil(this.live))) return true;
    // The anonymous session ended while its visitor signed in: the user's own begins all the same.
    return this.#reason === 'sign-in' && store.create(to, change, expires);
  }

  async #endOnServer(): Promise<void> {
    if (!this.live || !this.rules.policies.endsOnServer()) return;
    const key = this.rules.key(this.live.sid);
    this.rules.limits.drop(key);
    await this.rules.store.end(key, this.#tombstoneUntil(this.live));
  }

  /** Until when the ended id has a tombstone: it begins no other session, and no late request loses the visitor's new one. */
  #tombstoneUntil({ sid }: LiveSession): number {
    return Math.max(this.rules.ids.provisionalUntil(sid) ?? 0, this.context.now + LATE_MS);
  }

  #age(): Age {
    return ageOf(this.rules, this.context, this.live?.record);
  }
}
