import type { SetCookie } from 'cookie';
import type { AuthListSettings, Policies, RequestContext, SessionTransport } from '../api';
import { withHostPrefix } from '../sessions/cookie';
import type { SessionDependencies } from '../sessions/dependencies';
import { SessionIds } from '../sessions/ids';
import { FOREVER, seconds } from '../sessions/lifetime';
import type { SessionRules } from '../sessions/session-rules';
import { cookieTransport } from '../sessions/transport';

const HOUR = 3600;

// The document says nothing of it: as in the other generation by default (lifetime-default, logged-in-remembered).
/** How long a session lasts, in seconds. */
export function userLifetime(user?: { readonly remember_me: boolean }): number {
  return user?.remember_me ? FOREVER : 12 * HOUR;
}

// anonymous-cookie-lifetime: "expire after config.anonymous_cookie_lifetime hours (can be fractional)".
/** How long an anonymous visitor's cookie lasts, in seconds; 0: there is none. */
export function anonymousLifetime(settings: AuthListSettings): number {
  return seconds(settings.anonymous_cookie_lifetime ?? 0);
}

// anonymous-state-kept: "Saved state is removed earliest an hour after the session cookie has expired";
// anonymous-expiry-not-verified: "the expiry is not verified": until then, the cookie opens the session.
/** Seconds that the state of an anonymous visitor outlives the cookie. */
export function anonymousGrace(): number {
  return HOUR;
}

/** A cookie of that whole name, with the scope that the settings say. */
export function ownCookie(settings: AuthListSettings, policies: Policies, name: string) {
  const scope = { ...settings, cookie_secure: null, cookie_httponly: true };
  return ({ wiki, request }: RequestContext): Omit<SetCookie, 'value'> => {
    const place = { name: wiki.name, path: wiki.path, port: wiki.farm.port };
    const attributes = policies.cookieAttributes(scope, place, request.https);
    return withHostPrefix({ ...attributes, name }, settings.cookie_host_prefix);
  };
}

// auth-session-dict: "values stored there are automatically saved and restored if a session is available";
// replace-expiry: the handlers in its place "should implement session data expiry": all of them by the same store.
/** What this generation says about the sessions of `moin_session`. */
export function sessionRules(
  settings: AuthListSettings,
  dependencies: SessionDependencies,
  namespace: string,
  transport: SessionTransport,
): SessionRules {
  // anonymous-by-list, anonymous-absent: "supported by including moin_anon_session".
  const anonymous = settings.auth.includes('moin_anon_session');
  return {
    ...dependencies,
    ids: new SessionIds(dependencies.secret, namespace),
    transport,
    key: (sid) => `${namespace}:${sid}`,
    lifetime: (owner) => (owner ? userLifetime(owner) : anonymous ? anonymousLifetime(settings) : 0),
    grace: (owner) => (owner ? 0 : dependencies.policies.anonymousGrace()),
    absoluteLifetime: settings.absolute_lifetime,
    // anonymous-sets-cookie-only: moin_session begins no anonymous session without the cookie.
    issuesProvisional: false,
  };
}

/** The same for a handler in the place of `moin_session`: sessions for all, anonymous visitors too, as long as users have. */
export function handlerRules(
  settings: AuthListSettings,
  dependencies: SessionDependencies,
  namespace: string,
  transport = cookieTransport(ownCookie(settings, dependencies.policies, namespace)),
): SessionRules {
  return {
    ...sessionRules(settings, dependencies, namespace, transport),
    issuesProvisional: true,
    lifetime: userLifetime,
    grace: () => 0,
  };
}
