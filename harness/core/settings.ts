/** Which of the two documents a wiki goes by: S1 (`session-service`) or S2 (`auth-list`). */
export type Generation = 'session-service' | 'auth-list';

export type Scheme = 'http' | 'https';

/** `cookie_lifetime`: hours for anonymous sessions, hours for logged-in sessions. */
export type Lifetime = readonly [anonymous: number, loggedIn: number];

/** The hours of sessions whose cookies last until the browser is closed, which only a wiki that runs already declares. */
export const UNTIL_CLOSED = Number.POSITIVE_INFINITY;

/** The same in a target file, and wherever settings are shown. */
export const UNTIL_CLOSED_IN_WORDS = 'until closed';

/**
 * Settings under MoinMoin's own names. `null` says that the setting is not configured; a key that is absent
 * says nothing about it.
 */
export interface Settings {
  cookie_lifetime?: Lifetime | null;
  cookie_domain?: string | null;
  cookie_path?: string | null;
  cookie_name?: string | null;
  cookie_secure?: boolean | null;
  cookie_httponly?: boolean | null;
  /** Whether the cookie's name has the prefix `__Host-` over HTTPS. */
  cookie_host_prefix?: boolean | null;
  /** `another`: one that is not the wiki's default. */
  session_service?: string | null;
  /** Hours after which a session ends however often it was renewed. */
  absolute_lifetime?: number | null;
  auth?: readonly string[] | null;
  anonymous_cookie_lifetime?: number | null;
  /** Whether the wiki serves MoinMoin's XML-RPC. */
  xmlrpc?: boolean | null;
  /** Other wikis that this one may call, by name. */
  interwiki?: Readonly<Record<string, string>> | null;
  /** Addresses of reverse proxies whose word on who the user is counts. */
  trusted_proxies?: readonly string[] | null;
  /** Whether sign-ins are limited, as the wiki comes or as strictly as it can: otherwise scenarios may fail in many. */
  throttle_sign_in?: boolean | null;
}

/** A wiki for which nothing is configured. */
export const NOTHING_CONFIGURED: { readonly [Name in keyof Settings]-?: null } = {
  cookie_lifetime: null,
  cookie_domain: null,
  cookie_path: null,
  cookie_name: null,
  cookie_secure: null,
  cookie_httponly: null,
  cookie_host_prefix: null,
  session_service: null,
  absolute_lifetime: null,
  auth: null,
  anonymous_cookie_lifetime: null,
  xmlrpc: null,
  interwiki: null,
  trusted_proxies: null,
  throttle_sign_in: null,
};

/** The settings that are configured. */
export function configured(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value != null));
}

/** Names and values as a wiki's operator would write them: `cookie_lifetime (1, 12), cookie_domain unset`. */
export function describeSettings(settings: Settings): string {
  const parts = Object.entries(settings).map(([name, value]) => `${name} ${describeValue(value)}`);
  return parts.length > 0 ? parts.join(', ') : 'any settings';
}

function describeValue(value: unknown): string {
  if (value === null) return 'unset';
  if (Array.isArray(value)) {
    return value.every((item) => typeof item === 'number')
      ? `(${value.map((item) => (item === UNTIL_CLOSED ? UNTIL_CLOSED_IN_WORDS : item)).join(', ')})`
      : `[${value.join(', ')}]`;
  }
  return String(value);
}

/** One element of `cookie_lifetime`; `(0, 12)` when it is not configured (`lifetime-default`). */
export function lifetimeOf(settings: Settings, who: 'anonymous' | 'logged-in'): number | undefined {
  const lifetime = settings.cookie_lifetime;
  if (lifetime === undefined) return undefined;
  if (lifetime === null) return who === 'anonymous' ? 0 : 12;
  return lifetime[who === 'anonymous' ? 0 : 1];
}
