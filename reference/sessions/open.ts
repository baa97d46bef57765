import type { SetCookie } from 'cookie';
import type { User } from '../accounts';
import type { Policies } from '../policies';
import type { Visit } from '../visit';
import { deleteCookie, setCookie } from './cookie';
import { sessionStarted } from './identity';
import type { SessionIds } from './ids';
import type { Age } from './lifetime';
import type { NewIdReason, OpenSession } from './service';
import { RecordedSession } from './session';
import type { SessionStore, StoredRecord } from './stores/store';

const LIFETIME = 'wiki.lifetime';

/** What a generation and its settings say about stored sessions. */
export interface SessionRules {
  readonly store: SessionStore;
  readonly ids: SessionIds;
  readonly policies: Policies;
  /** The id as the store knows it. */
  key(sid: string): string;
  cookieName(visit: Visit): string;
  cookieAttributes(visit: Visit): Omit<SetCookie, 'name' | 'value'>;
  /** Seconds that a session of this user lasts; 0: there is none. */
  lifetime(user: User | undefined): number;
  /** Hours, null: no limit. */
  readonly absoluteLifetime: number | null;
}

/** A session that the store keeps, for one request. */
export class OpenStoredSession implements OpenSession {
  session: RecordedSession;
  #live: { readonly sid: string; readonly record: StoredRecord } | undefined;
  #next: string | undefined;
  #reason: NewIdReason | undefined;
  #ended = false;

  /**
   * @param live the session that the visitor's cookie opens, if any
   * @param cookieCame whether any cookie of that name came in
   */
  constructor(
    private readonly rules: SessionRules,
    private readonly visit: Visit,
    live: { readonly sid: string; readonly record: StoredRecord } | undefined,
    private readonly cookieCame: boolean,
  ) {
    this.#live = live;
    // session-is-new: "On a visitor's first request, before any cookie came back, is_new is true".
    this.session = new RecordedSession(
      rules.policies.isNew(live !== undefined, cookieCame),
      live?.record.values,
    );
  }

  get nextId(): string | undefined {
    if (this.#ended) return undefined;
    if (this.#next) return this.#next;
    if (this.#live) return this.#live.sid;
    const { ids } = this.rules;
    this.#next = this.visit.user ? ids.stored() : ids.offered(this.visit.now + this.#age().lifetime * 1000);
    return this.#next;
  }

  renewId(reason: NewIdReason): void {
    if (this.#live && !this.rules.policies.renewsId(reason)) return;
    this.#next = this.rules.ids.stored();
    this.#reason = reason;
  }

  end(): void {
    this.#ended = true;
    this.session = new RecordedSession(true);
  }

  cookie(): (SetCookie & { maxAge: number }) | undefined {
    if (this.#ended) return undefined;
    const age = this.#age();
    // anonymous-zero: "No session cookie for an anonymous visitor"; logged-in-zero: "Logging in does not last".
    const maxAge = age.lifetime === 0 ? 0 : this.rules.policies.cookieMaxAge(age);
    if (maxAge === 0) return undefined;
    const { rules, visit } = this;
    return { ...rules.cookieAttributes(visit), name: rules.cookieName(visit), value: this.nextId, maxAge };
  }

  async finalize(): Promise<string | undefined> {
    const cookie = this.cookie();
    if (!cookie) {
      await this.#end();
      return this.cookieCame ? this.#deletion() : undefined;
    }
    // "Not storing any state until you send a cookie": an anonymous visitor's first answer only offers an id.
    const offered = !this.#live && !this.visit.user;
    // logout-beats-late-request: the session went while this request was under way: no cookie brings it back.
    if (!offered && !(await this.#save(cookie.value as string))) return undefined;
    // One Set-Cookie of the name (one-set-cookie), on every answer: rolling renewal (companion).
    return setCookie(cookie, this.visit.now);
  }

  /** session-restored: what was stored is saved "automatically"; false when the session is gone meanwhile. */
  async #save(sid: string): Promise<boolean> {
    const { store, policies } = this.rules;
    const age = this.#age();
    this.session.set(LIFETIME, age.lifetime);
    const change = policies.saved(this.session.change);
    const expires = policies.sessionExpires(age);
    const to = this.rules.key(sid);
    if (!this.#live) return store.create(to, change, expires);

    const from = this.rules.key(this.#live.sid);
    if (from === to) return store.update(to, change, expires);
    if (await store.move(from, to, change, expires, this.#remember(this.#live.sid))) return true;
    // The anonymous session ended while its visitor signed in: the user's own begins all the same.
    return this.#reason === 'sign-in' && store.create(to, change, expires);
  }

  async #end(): Promise<void> {
    if (!this.#live || !this.rules.policies.endsOnServer()) return;
    await this.rules.store.end(this.rules.key(this.#live.sid), this.#remember(this.#live.sid));
  }

  /** Until when the ended id must be remembered, so that it isn't taken for one still on offer. */
  #remember(sid: string): number {
    return this.rules.ids.offeredUntil(sid) ?? 0;
  }

  #deletion(): string {
    return deleteCookie(this.rules.cookieName(this.visit), this.rules.cookieAttributes(this.visit));
  }

  #age(): Age {
    const lifetime = this.session.get(LIFETIME);
    const expires = this.#live?.record.expires;
    return {
      now: this.visit.now,
      // While a superuser acts as another user, the session is still the superuser's.
      lifetime: this.rules.lifetime(this.visit.superuser ?? this.visit.user),
      started: sessionStarted(this.visit),
      absoluteLifetime: this.rules.absoluteLifetime,
      before: typeof lifetime === 'number' && expires !== undefined ? { lifetime, expires } : undefined,
    };
  }
}
