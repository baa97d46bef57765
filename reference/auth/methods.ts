import { cookieCarrier, headerCarrier } from '../sessions/carrier';
import type { SessionMaterial } from '../sessions/generation';
import { offerExpires } from '../sessions/lifetime';
import { checkLogin } from '../sessions/login';
import type { Session } from '../sessions/session';
import type { AuthListSettings, AuthName } from '../settings';
import { headerAuth, httpBasic } from './identifying';
import type { AuthMethod } from './method';
import { anonymousLifetime, ownCookie, sessionRules, userLifetime } from './rules';
import { sessionHandler } from './session-handler';

/** The whole name of this generation's session cookie. */
export const MOIN_SESSION = 'MOIN_SESSION';

/** The methods that a keeper can name in `auth`. */
export function shippedMethods(
  settings: AuthListSettings,
  material: SessionMaterial,
): Readonly<Record<AuthName, () => AuthMethod>> {
  const moinCookie = cookieCarrier(ownCookie(settings, material.policies, MOIN_SESSION));
  const moinRules = sessionRules(settings, material, MOIN_SESSION, moinCookie);
  // These have sessions for all, anonymous visitors too, as long as users have.
  const forAll = {
    offers: true,
    lifetime: userLifetime,
    grace: () => 0,
  };

  return {
    // "moin_login: handle login from moin login form, session has to be established later by moin_session"
    moin_login: () => ({
      name: 'moin_login',
      request(visit) {
        const user = checkLogin(visit);
        if (user) visit.user = user;
      },
    }),

    // auth-default-session: moin_session "is contained in the config.auth list and is responsible for managing sessions".
    moin_session: () => sessionHandler('moin_session', moinRules),

    moin_anon_session: () => ({
      name: 'moin_anon_session',
      request(visit) {
        // anonymous-order, anonymous-alone: where no session is established yet, it sets a new cookie.
        if (!visit.session.isNew) return;
        // anonymous-needs-lifetime: "You also need to set config.anonymous_cookie_lifetime."
        const lifetime = anonymousLifetime(settings);
        if (lifetime === 0) return;
        // anonymous-sets-cookie-only: it "just sets a anonymous session cookie, it does not establish a session itself".
        const { now } = visit;
        const { absoluteLifetime } = moinRules;
        const age = { now, lifetime, grace: moinRules.grace(undefined), started: now, absoluteLifetime };
        const sid = moinRules.ids.offered(offerExpires(age));
        visit.offered = moinCookie.give(visit, sid, material.policies.cookieMaxAge(age));
      },
    }),

    http_basic: () => httpBasic,
    header_auth: () => headerAuth(settings.trusted_proxies),

    // replace-moin-session: "assign request.session based on a cookie or other information".
    cookie_session() {
      const cookie = cookieCarrier(ownCookie(settings, material.policies, 'COOKIE_SESSION'));
      const rules = sessionRules(settings, material, 'COOKIE_SESSION', cookie);
      return sessionHandler('cookie_session', { ...rules, ...forAll });
    },
    token_session() {
      const rules = sessionRules(settings, material, 'TOKEN_SESSION', headerCarrier('x-session-token'));
      return sessionHandler('token_session', { ...rules, ...forAll });
    },
    // replace-dict: one to see what becomes of a handler that breaks the rule.
    broken_session: () => ({
      name: 'broken_session',
      request(visit) {
        visit.session = 'not a dict' as unknown as Session;
      },
    }),
  };
}
