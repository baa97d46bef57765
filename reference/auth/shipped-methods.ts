import type { AuthListSettings, AuthMethod, AuthName, Session, SessionHandler } from '../api';
import type { SessionDependencies } from '../sessions/dependencies';
import { provisionalExpires } from '../sessions/lifetime';
import { checkLogin } from '../sessions/login-form';
import type { SessionRules } from '../sessions/session-rules';
import { StoredSessionService } from '../sessions/stored-session-service';
import { cookieTransport, headerTransport } from '../sessions/transport';
import { anonymousLifetime, handlerRules, ownCookie, sessionRules } from './auth-list-rules';
import { headerAuth, httpBasic } from './identifying';

/** The whole name of this generation's session cookie. */
const MOIN_SESSION = 'MOIN_SESSION';

/** The methods that an administrator can name in `auth`. */
export function shippedMethods(
  settings: AuthListSettings,
  dependencies: SessionDependencies,
): Readonly<Record<AuthName, () => AuthMethod | SessionHandler>> {
  const { policies } = dependencies;
  const moinCookie = cookieTransport(ownCookie(settings, policies, MOIN_SESSION));
  const moinRules = sessionRules(settings, dependencies, MOIN_SESSION, moinCookie);

  return {
    // "moin_login: handle login from moin login form, session has to be established later by moin_session"
    moin_login: () => ({
      name: 'moin_login',
      async request(context) {
        const user = await checkLogin(context, dependencies.signIn);
        if (user) context.user = user;
      },
    }),

    // auth-default-session: moin_session "is contained in the config.auth list and is responsible for managing sessions".
    moin_session: () => moinSession(moinRules),

    moin_anon_session: () => ({
      name: 'moin_anon_session',
      request(context) {
        // anonymous-order, anonymous-alone: where no session is established yet, it sets a new cookie.
        if (!context.session.isNew || context.requestSession.isOver) return;
        // anonymous-needs-lifetime: "You also need to set config.anonymous_cookie_lifetime."
        const lifetime = anonymousLifetime(settings);
        if (lifetime === 0) return;
        // anonymous-sets-cookie-only: it "just sets a anonymous session cookie, it does not establish a session itself".
        const { now } = context;
        const { absoluteLifetime } = moinRules;
        const age = { now, lifetime, grace: moinRules.grace(undefined), started: now, absoluteLifetime };
        const sid = moinRules.ids.provisional(provisionalExpires(age));
        context.anonymousCookie = moinCookie.write(context, sid, policies.cookieMaxAge(age));
      },
    }),

    http_basic: () => httpBasic(dependencies.signIn),
    header_auth: () => headerAuth(settings.trusted_proxies),

    // replace-moin-session: "assign request.session based on a cookie or other information".
    cookie_session: () =>
      storedHandler('cookie_session', handlerRules(settings, dependencies, 'COOKIE_SESSION')),
    token_session() {
      const transport = headerTransport('x-session-token');
      return storedHandler('token_session', handlerRules(settings, dependencies, 'TOKEN_SESSION', transport));
    },
    // replace-dict: one to see what becomes of a handler that breaks the rule.
    broken_session: () => ({
      name: 'broken_session',
      request(context) {
        context.session = 'not a dict' as unknown as Session;
      },
    }),
  };
}

function storedHandler(name: string, rules: SessionRules): SessionHandler {
  const sessions = new StoredSessionService(rules);
  return { name, open: (context) => sessions.open(context) };
}

function moinSession(rules: SessionRules): SessionHandler {
  const all = new StoredSessionService(rules);
  const usersOnly = new StoredSessionService({
    ...rules,
    lifetime: (owner) => (owner ? rules.lifetime(owner) : 0),
  });
  return {
    name: 'moin_session',
    // anonymous-order: "moin_anon_session must be after moin_session": if it came before, the visitor has another
    // cookie from now on, and what belonged to the old one is not restored.
    open: (context) => (context.anonymousCookie ? usersOnly : all).open(context),
  };
}
