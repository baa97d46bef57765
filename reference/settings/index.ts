import type { AuthMethod } from '../auth/method';
import type { SessionService } from '../sessions/service';

export type Generation = 'session-service' | 'auth-list';

/** The settings for the work with other wikis, the same in both generations. */
export interface RemoteSettings {
  /** Addresses of other wikis by the names that pages call them by. */
  interwiki: Readonly<Record<string, string>>;
  /** What this wiki calls itself to others. */
  interwikiname: string | null;
  /** Whether other wikis may call this one by XML-RPC. */
  xmlrpc: boolean;
  /** Seconds that the whole work with a remote wiki may take, in which the visitor waits for the answer: 50 at most. */
  remote_timeout: number;
}

const remoteDefaults: RemoteSettings = {
  interwiki: {},
  interwikiname: null,
  xmlrpc: false,
  remote_timeout: 10,
};

/** The settings of the session-service generation, under MoinMoin's own names. */
export interface SessionServiceSettings extends RemoteSettings {
  /** Hours for anonymous visitors and for logged-in users; fractions count. */
  cookie_lifetime: readonly [anonymous: number, loggedIn: number];
  /** Domain of the session cookie; null: only the host that set it. */
  cookie_domain: string | null;
  /** Path of the session cookie; null: the wiki's own. */
  cookie_path: string | null;
  /** Null: named by port and path; `siteidmagic`: by the wiki; or a name. */
  cookie_name: string | null;
  /** Null: when the request came by HTTPS. */
  cookie_secure: boolean | null;
  cookie_httponly: boolean;
  /** `default`; `hashed`, whose store holds digests of ids instead of ids; or a service of one's own. */
  session_service: 'default' | 'hashed' | SessionService;
  /** Hours after which a session ends however often it was renewed; null: never. */
  absolute_lifetime: number | null;
}

export const sessionServiceDefaults: SessionServiceSettings = {
  ...remoteDefaults,
  // lifetime-default: "(0, 12)"
  cookie_lifetime: [0, 12],
  // domain-default, path-default: "None"
  cookie_domain: null,
  cookie_path: null,
  cookie_name: null,
  cookie_secure: null,
  cookie_httponly: true,
  session_service: 'default',
  absolute_lifetime: null,
};

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
export interface AuthListSettings extends RemoteSettings {
  /** Asked in this order on each request. */
  auth: readonly (AuthName | AuthMethod)[];
  /** Hours; null: anonymous visitors have no sessions. */
  anonymous_cookie_lifetime: number | null;
  cookie_domain: string | null;
  cookie_path: string | null;
  absolute_lifetime: number | null;
  /** Addresses of the front servers that `header_auth` believes. */
  trusted_proxies: readonly string[];
}

export const authListDefaults: AuthListSettings = {
  ...remoteDefaults,
  // auth-default-session: "By default, … moin_session is contained in the config.auth list".
  auth: ['moin_login', 'moin_session'],
  anonymous_cookie_lifetime: null,
  cookie_domain: null,
  cookie_path: null,
  absolute_lifetime: null,
  trusted_proxies: [],
};

/** A keeper's settings; what is left out has its default. */
export type Settings = Partial<SessionServiceSettings> | Partial<AuthListSettings>;

/** A setting that can't be, in one sentence that names it. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
