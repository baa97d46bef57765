import type { IncomingHttpHeaders } from 'node:http';
import type { SetCookie } from 'cookie';

/*
 * What an extension sees of the wiki: request.session, what it can register (`Extension`), and how to replace what
 * provides sessions. Times are in ms since the epoch, lifetimes in seconds, settings in hours.
 */

/** What a session can hold: JSON. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };

// session-dict: "you can use request.session like a dict".
/**
 * `request.session`: like a dict, whichever handler provides it; in JavaScript like a Map. Lists and objects that it
 * gave, or was given, may be changed in place: what they are when the answer is made is saved. Keys that begin with
 * `wiki.` are the wiki's own, and `clear` takes them too: it signs out.
 */
export interface Session extends Iterable<[string, Value]> {
  /** True until a cookie that this wiki issued came back. */
  readonly isNew: boolean;
  readonly size: number;
  get(key: string): Value | undefined;
  /** @throws TypeError, which names the key, when JSON would not give the value back as it is */
  set(key: string, value: Value): unknown;
  has(key: string): boolean;
  /** Deletes the key; true when it was there. */
  delete(key: string): boolean;
  clear(): void;
  keys(): Iterable<string>;
  values(): Iterable<Value>;
  entries(): Iterable<[string, Value]>;
}

/** What one request changed in a session: for each key its new value as JSON text, or null when it was deleted. */
export type SessionChange = ReadonlyMap<string, string | null>;

/** Who is signed in. */
export interface User {
  readonly name: string;
  /** The preference "remember me". */
  readonly remember_me: boolean;
  readonly superuser: boolean;
  readonly disabled: boolean;
  readonly email: string;
}

/** A line of the answer's head. */
export type Header = readonly [name: string, value: string];

/** Why a session gets a new id. */
export type NewIdReason = 'sign-in' | 'change-user';

/** How a session goes on after an answer. */
export interface SessionPlan {
  /** Seconds from now that the visitor may keep the id. */
  readonly maxAge: number;
  /** Absent: the id travels by something else. */
  readonly cookie?: Omit<SetCookie, 'value'> | undefined;
}

/** The session of one request, in the hands of the service or handler that provides it. */
export interface RequestSession {
  /** What extensions get as `request.session`. */
  readonly session: Session;
  /** How it goes on after this answer; undefined when it does not. */
  plan(context: RequestContext): SessionPlan | undefined;
  /** Ends the session; `session` is a new, empty one from now on. */
  end(): void;
  /** After the page was made: decides the cookie and saves. Answers the headers that say so to the visitor. */
  commit(context: RequestContext): Promise<readonly Header[]>;
  /** The id that the visitor holds after this answer; undefined when there will be no session, or none that has an id. */
  readonly nextId?: string | undefined;
  /** Whether the id that came is of a session that is over: its visitor may hold another by now, which stays. */
  readonly isOver?: boolean;
  /** Goes on under a new id, where sessions have ids. */
  renewId?(reason: NewIdReason): void;
  /**
   * Notes what was changed in place so far.
   * @throws TypeError for a value that can't be stored any more, which then is as it was
   */
  settle?(): void;
}

// service-replaceable: "Sessions in MoinMoin are implemented using a special session service that can be configured
// in cfg.session_service."
/** What a wiki of the session-service generation asks of its session service. */
export interface SessionService {
  /** The session that this request belongs to, or a new one. Whatever a client sends is no error. */
  open(context: RequestContext): Promise<RequestSession>;
}

/**
 * An entry of the auth list. All are asked on each request, in the order of the list.
 * One may say who the visitor is (`context.user`), or assign a session (`context.session`).
 */
export interface AuthMethod {
  readonly name: string;
  request(context: RequestContext): void | Promise<void>;
  /** Where the browser itself asks for name and password: the value of the header WWW-Authenticate. */
  readonly challenge?: string;
  /** Whether whom it identifies is signed in only in requests in which it does, whatever the session says. */
  readonly eachRequest?: boolean;
}

// replace-moin-session: "It is possible to replace moin_session".
/** An entry of the auth list that provides sessions: the wiki keeps in them who has signed in. */
export interface SessionHandler extends SessionService {
  readonly name: string;
}

/** What stands in a page: text, or HTML of a formatter. */
export type Content = string | Html;

/** HTML, which is shown as it is. */
export interface Html {
  readonly html: string;
}

/** Writes what a macro shows. */
export interface Formatter {
  /** Text, whatever it has in it. */
  text(text: string | number): Html;
  /** HTML of one's own, with nothing in it that a visitor wrote. */
  rawHTML(html: string): Html;
}

/** One macro in a page, at work. */
export interface MacroCall {
  readonly name: string;
  /** The request that the page is shown for. */
  readonly request: RequestContext;
  readonly formatter: Formatter;
}

/** An extension that puts something into a page: `<<Name>>` or `<<Name(args)>>`. */
export interface Macro {
  /** With `time` it is made anew for each visit; without, once for all visitors: such a macro must not use the session. */
  readonly dependencies: readonly 'time'[];
  /**
   * What it puts there, at once. An exception is logged, and the page says in that place that there was one.
   * @param args what stands in the parentheses; empty when there is nothing
   */
  execute(macro: MacroCall, args: string): Content;
}

/** What an action answers with. */
export interface ActionAnswer {
  /** What stands in the place of the page's content; absent: the page itself is shown. */
  readonly content?: Content;
  /** Absent: the page's name. */
  readonly heading?: string;
  /** Text above the content, which the visitor can clear. */
  readonly message?: string;
  /** Default 200. */
  readonly status?: number;
  readonly headers?: readonly Header[];
}

/** What the address of a page asks for with `?action=NAME`. An exception is logged and answered with status 500. */
export type ExtensionAction = (context: RequestContext) => ActionAnswer | Promise<ActionAnswer>;

/** What an extension registers, each by its name: a file's default export, or else all of its exports. */
export interface Extension {
  readonly macros?: Readonly<Record<string, Macro>>;
  readonly actions?: Readonly<Record<string, ExtensionAction>>;
  /** What the setting `auth` takes by name, made for each wiki that lists it. */
  readonly authMethods?: Readonly<
    Record<string, (kit: SessionKit) => Omit<AuthMethod, 'name'> | SessionService>
  >;
  /** What the setting `session_service` takes by name, made for each wiki that has it. */
  readonly sessionServices?: Readonly<Record<string, (kit: SessionKit) => SessionService>>;
  /** Text of pages. */
  readonly pages?: Readonly<Record<string, string>>;
}

/** What a session service, session handler or auth method of one's own is made with, for one wiki. */
export interface SessionKit {
  /** A key that authenticates what visitors hold: the same on all servers of a farm. */
  readonly secret: string | Buffer;
  /** The session cookie, with the name and the scope that the wiki's settings say. */
  readonly cookie: SessionTransport;
  /** How a session goes on whose owner its data names; undefined when there is to be none. */
  plan(context: RequestContext): SessionPlan | undefined;
  /** Sessions in this store, named by ids in the session cookie. The wiki sweeps it, and closes it in the end. */
  stored(store: SessionStore): SessionService;
}

/** How what stands for a session travels between visitor and wiki. */
export interface SessionTransport {
  /** All different values that came with this request. */
  read(context: RequestContext): string[];
  /** @param value letters, digits, `-` and `_` @param maxAge seconds that the visitor may keep it */
  write(context: RequestContext, value: string, maxAge: number): Header;
  /** Takes it away from the visitor. */
  clear(context: RequestContext): readonly Header[];
  /** The cookie that it sets, if it sets one. */
  cookie(context: RequestContext): Omit<SetCookie, 'value'> | undefined;
}

/** A session as a store has it. */
export interface StoredRecord {
  /** Each value as JSON text. */
  readonly values: ReadonlyMap<string, string>;
  /** From when on the session is no longer accepted, in ms since the epoch: a whole minute. */
  readonly expires: number;
}

/**
 * Where sessions are kept. It knows ids, values and when they may be removed; it decides nothing.
 * Each call is one step that others see whole or not at all, in this process and in all others of the store. Times
 * are in ms since the epoch. Any call may throw StoreError; a record that can't be read is logged and taken for none.
 */
export interface SessionStore {
  load(sid: string): Promise<StoredRecord | undefined>;

  /** Begins a session; false when the id is in use, or was and has ended. */
  create(sid: string, change: SessionChange, expires: number): Promise<boolean>;

  // no-lost-update: "Parallel requests of one session lose no write".
  /**
   * Merges what one request changed, so that parallel requests lose no write.
   * False, and nothing written, when the session is gone: a logout wins over a late request.
   * @param seen what `load` gave, for a store that would otherwise read it again
   */
  update(sid: string, change: SessionChange, expires: number, seen?: StoredRecord): Promise<boolean>;

  /**
   * Gives the session a new id, together with what the request changed; the old id has ended.
   * False, and nothing written, when the session is gone.
   * @param tombstoneUntil as for `end`, for the old id
   */
  move(
    sid: string,
    to: string,
    change: SessionChange,
    expires: number,
    tombstoneUntil: number,
  ): Promise<boolean>;

  // logout-kills-session: it is over under whatever id a request at the same time gave it.
  /**
   * Ends the session; where `move` gave it another id, and the tombstone is still there, also under that one.
   * @param tombstoneUntil until when `create` must refuse this id; 0: not at all, and nothing else ends
   */
  end(sid: string, tombstoneUntil: number): Promise<void>;

  /** Whether the id is of a session that ended, and `create` would refuse it. */
  hasEnded(sid: string): Promise<boolean>;

  /**
   * Removes what has expired, at a cost of what has expired; how many sessions that were. Absent: the store does so
   * by itself.
   */
  sweep?(now: number): Promise<number>;

  /**
   * A key of 32 bytes, the same for all servers of this store: it authenticates what must hold on each of them. Absent:
   * each server of the store makes one of its own, unless it is told one.
   */
  secret?(): Promise<Buffer>;

  /** How many sessions are stored. Absent: counting them would take as long as there are many. */
  count?(): Promise<number>;

  close(): Promise<void>;
}

/** What of an HTTP request matters to a wiki. */
export interface HttpRequest {
  readonly method: string;
  readonly headers: Readonly<IncomingHttpHeaders>;
  /** Whether the visitor's browser asked by HTTPS, as far as the wiki can tell. */
  readonly https: boolean;
  /** Host and port that the visitor's browser asked. */
  readonly host: string;
  /** Address of the other end of the connection. */
  readonly peer: string;
  /** Address of the visitor: the peer's, or what trusted reverse proxies say it is. */
  readonly client: string;
  readonly query: Readonly<Record<string, unknown>>;
  /** Fields of the submitted form; empty for other requests. */
  readonly form: Readonly<Record<string, unknown>>;
}

/** One request of one visitor. */
export interface RequestContext {
  readonly wiki: WikiContext;
  readonly request: HttpRequest;
  /** Name of the page that was asked for. */
  readonly page: string;
  readonly now: number;
  /** Who is signed in: everything acts as this user. */
  user: User | undefined;
  /** Name of the auth method that said so in this request. */
  identifiedBy: string | undefined;
  /** The superuser who acts as `user`. */
  superuser: User | undefined;
  /** What came of the sign-in form, if this request submitted it. */
  login: LoginResult | undefined;
  /** The header that gives an anonymous visitor a provisional id, beside the session. */
  anonymousCookie: Header | undefined;
  // replace-moin-session: "The new session handler should assign request.session".
  /** Assigned, it is a session that saves, restores and expires itself; the wiki keeps in it who has signed in. */
  session: Session;
  /** The session with what only the wiki does with it. */
  requestSession: RequestSession;
  /** Address of a page of this wiki. */
  url(page: string, query?: string): string;
  /** A form field, or else a query parameter; empty when there is none. */
  parameter(name: string): string;
  /** A field of the submitted form, never taken from the address; empty when there is none. */
  field(name: string): string;
  /** The anti-forgery token for a form of this purpose. */
  ticket(purpose: string): string;
  /** Why the submitted form is rejected; undefined when it was on a page of this wiki, with its ticket. */
  csrfError(purpose: string): string | undefined;
}

/** What came of the sign-in form. */
export type LoginResult = 'accepted' | { readonly rejected: string };

/** The wiki that a request is to, as far as an extension sees it. */
export interface WikiContext {
  readonly name: string;
  /** Absent: it answers on any host. */
  readonly host: string | undefined;
  /** `/` or `/farm/one`, without a slash at the end. */
  readonly path: string;
  readonly generation: Generation;
  readonly settings: SharedSettings;
  readonly farm: FarmContext;
  /** Whether the address is that of a reverse proxy of the setting `trusted_proxies`. */
  trusts(address: string): boolean;
}

/** What the wikis of one server share. */
export interface FarmContext {
  readonly accounts: AccountDirectory;
  readonly pages: PageCollection;
  readonly policies: Policies;
  /** Whether any visitor may move settings and clock. */
  readonly demonstrates: boolean;
  /** The server's own port. */
  readonly port: number;
}

/** The accounts of the farm. */
export interface AccountDirectory {
  /** The user of that name, unless there is none or the account is disabled. */
  find(name: unknown): User | undefined;
  /** @throws Error when there is no account of that name */
  change(name: string, part: Partial<Omit<User, 'name'>>): void;
}

/** A page of the wiki. */
export interface Page {
  readonly name: string;
  readonly text: string;
  /** Counts from 1 what was written. */
  readonly revision: number;
  /** Absent: everybody may read it. */
  readonly readers?: 'superusers';
}

/** The pages of the wiki. */
export interface PageCollection {
  find(name: string): Page | undefined;
}

/** Whose rules the wiki keeps: those of MoinMoin 1.9, or of 1.6. */
export type Generation = 'session-service' | 'auth-list';

/** The settings that both generations have. */
export interface SharedSettings {
  /** Addresses of other wikis by the names that pages call them by. */
  interwiki: Readonly<Record<string, string>>;
  /** What this wiki calls itself to others. */
  interwikiname: string | null;
  /** Whether other wikis may call this one by XML-RPC. */
  xmlrpc: boolean;
  /** Seconds that the whole work with a remote wiki may take, in which the visitor waits for the answer: 50 at most. */
  remote_timeout: number;
  /** Domain of the session cookie; null: only the host that set it. */
  cookie_domain: string | null;
  /** Path of the session cookie; null: the wiki's own. */
  cookie_path: string | null;
  /** Whether browsers are told, by a cookie name with `__Host-`, to take it from this host alone; by HTTPS only. */
  cookie_host_prefix: boolean;
  /** Hours after which a session ends however often it was renewed; null: never. */
  absolute_lifetime: number | null;
  /** Addresses of the reverse proxies whose X-Forwarded-For, -Proto and -Host, or Forwarded, count. */
  trusted_proxies: readonly string[];
  /** Whether those wait whose sign-ins failed: by account, and by the visitor's address. */
  throttle_sign_in: boolean;
}

/** The settings of the session-service generation, under MoinMoin's own names. */
export interface SessionServiceSettings extends SharedSettings {
  /** Hours for anonymous visitors and for logged-in users; fractions count. */
  cookie_lifetime: readonly [anonymous: number, loggedIn: number];
  /** Null: named by port and path; `siteidmagic`: by the wiki; or a name. */
  cookie_name: string | null;
  /** Null: when the request came by HTTPS. */
  cookie_secure: boolean | null;
  cookie_httponly: boolean;
  /** `default`; `hashed`, whose store holds digests of ids instead of ids; the name of an extension's; or a service. */
  session_service: string | SessionService;
}

/** The auth methods that are shipped. */
export type AuthName =
  | 'moin_login'
  | 'moin_session'
  | 'moin_anon_session'
  | 'http_basic'
  | 'header_auth'
  | 'cookie_session'
  | 'token_session'
  | 'broken_session';

/** The settings of the auth-list generation, under MoinMoin's own names. */
export interface AuthListSettings extends SharedSettings {
  /** Asked in this order on each request: those that are shipped, an extension's by its name, or methods themselves. */
  auth: readonly (string | AuthMethod | SessionHandler)[];
  /** Hours; null: anonymous visitors have no sessions. */
  anonymous_cookie_lifetime: number | null;
}

/** An administrator's settings; what is left out has its default. */
export type Settings = Partial<SessionServiceSettings> | Partial<AuthListSettings>;

/** What of a wiki decides the name and scope of its session cookie. */
export interface CookieScope {
  readonly cookie_name: string | null;
  readonly cookie_domain: string | null;
  readonly cookie_path: string | null;
  readonly cookie_secure: boolean | null;
  readonly cookie_httponly: boolean;
}

/** Where the cookie's wiki is. */
export interface CookiePlace {
  /** The wiki's name, as the administrator configured it. */
  readonly name: string;
  /** The wiki's path on its host, `/` or `/farm/one`. */
  readonly path: string;
  /** The server's own port, not that of the Host header. */
  readonly port: number;
}

/** What of a session decides when it ends. */
export interface Age {
  readonly now: number;
  readonly lifetime: number;
  /** How much longer the server keeps the session than it says to the visitor. */
  readonly grace: number;
  /** When the visitor signed in, or an anonymous session began. */
  readonly started: number;
  /** The setting `absolute_lifetime`. */
  readonly absoluteLifetime: number | null;
  /** What was decided on the visit before. */
  readonly before?: { readonly lifetime: number; readonly expires: number } | undefined;
}

/** The functions that decide. A wiki that differs in one decision gets another function in its place. */
export interface Policies {
  /** Seconds that a session lasts after each visit; 0: there is none. */
  sessionLifetime(
    cookieLifetime: SessionServiceSettings['cookie_lifetime'],
    user: { readonly remember_me: boolean } | undefined,
  ): number;
  /** Seconds that the state of an anonymous visitor outlives the cookie. */
  anonymousGrace(): number;
  /** When the server stops accepting the session. */
  sessionExpires(age: Age): number;
  /** Seconds that the cookie of this answer lasts. */
  cookieMaxAge(age: Pick<Age, 'now' | 'lifetime' | 'started' | 'absoluteLifetime'>): number;
  isLive(expires: number, now: number): boolean;
  cookieName(scope: CookieScope, place: CookiePlace, usage: string): string;
  cookieAttributes(
    scope: Omit<CookieScope, 'cookie_name'>,
    place: CookiePlace,
    https: boolean,
  ): Omit<SetCookie, 'name' | 'value'>;
  /** Of the live sessions whose ids came with one request, the visitor's own. */
  chooseSession<T>(live: readonly T[]): T | undefined;
  updateTrail(trail: readonly string[], page: string): string[];
  /** The macros of each generation, by the name that stands in the page. */
  readonly macros: Readonly<Record<Generation, Readonly<Record<string, Macro>>>>;
  /** The order in which the methods of the auth list are asked. */
  authOrder(methods: readonly AuthMethod[], settings: AuthListSettings): readonly AuthMethod[];
  /** The service that the setting `session_service` names. */
  sessionService(
    settings: SessionServiceSettings,
    shipped: Readonly<Record<string, SessionService>>,
  ): SessionService;
  /** Until when an id that is not stored may begin a session. */
  provisionalUntil(
    ids: { provisionalUntil(sid: string): number | undefined },
    sid: string,
  ): number | undefined;
  /** @param live whether a cookie opened a session @param cookieCame whether there was any cookie of that name */
  isNew(live: boolean, cookieCame: boolean): boolean;
  /** What of a request's changes goes to the store. */
  saved(change: SessionChange): SessionChange;
  renewsId(reason: NewIdReason): boolean;
  endsOnServer(): boolean;
  mayChangeUser(user: User): boolean;
  ticketIsValid(
    tickets: { isValid(ticket: string, purpose: string, subject: string): boolean },
    ticket: string,
    purpose: string,
    subject: string,
  ): boolean;
  mayCache(used: readonly Macro[]): boolean;
  endsRemoteSession(): boolean;
  /** The HTML of a page as it is sent. */
  sentPage(html: string, context: RequestContext): string;
  cacheControl(setsCookie: boolean): string;
}
