import { createHash } from 'node:crypto';
import type { SetCookie } from 'cookie';
import type { RequestContext, SessionService, SessionServiceSettings } from '../api';
import { makeRegistered } from '../extensions/make';
import type { Sessions } from '../farm';
import { withHostPrefix } from './cookie';
import type { SessionDependencies } from './dependencies';
import { assertDictLike } from './dict-like';
import { identify, noteStart, resumeChangedUser, signIn } from './identity';
import { SessionIds } from './ids';
import { checkLogin } from './login-form';
import { sessionKit } from './session-kit';
import type { SessionRules } from './session-rules';
import { StoredSessionService } from './stored-session-service';
import { cookieTransport } from './transport';

/** Sessions of the session-service generation: the service of the setting `session_service` decides. */
export function serviceSessions(
  settings: SessionServiceSettings,
  dependencies: SessionDependencies,
): Sessions {
  const service = chooseService(settings, dependencies);
  return {
    async begin(context) {
      context.requestSession = await service.open(context);
      assertDictLike(context.session, `The session service ${nameOf(settings)}`);
      noteStart(context);
      identify(context);
      const user = await checkLogin(context, dependencies.signIn);
      if (user) signIn(context, user);
      resumeChangedUser(context);
    },
    commit: (context) => context.requestSession.commit(context),
  };
}

// service-replaceable: "a special session service that can be configured in cfg.session_service"
function chooseService(settings: SessionServiceSettings, dependencies: SessionDependencies): SessionService {
  return dependencies.policies.sessionService(settings, {
    ...registeredService(settings, dependencies),
    default: new StoredSessionService(serviceRules(settings, dependencies, 'MOIN_SESSION', (sid) => sid)),
    // A copy of this one's store opens no session: it holds no ids.
    hashed: new StoredSessionService(serviceRules(settings, dependencies, 'MOIN_HASHED_SESSION', digest)),
  });
}

/** The service that an extension registered by the name in the setting, if one did. */
function registeredService(settings: SessionServiceSettings, dependencies: SessionDependencies) {
  const name = nameOf(settings);
  const registered = dependencies.extensions.sessionServices.get(name);
  if (!registered) return {};
  const rules = serviceRules(settings, dependencies, `MOIN_${name.toUpperCase()}_SESSION`, (sid) => sid);
  const kit = sessionKit(name, rules, dependencies);
  return { [name]: makeRegistered(`sessionServices.${name}`, registered, kit, ['open']) };
}

function nameOf({ session_service: service }: SessionServiceSettings): string {
  return typeof service === 'string' ? service : 'of this wiki';
}

function serviceRules(
  settings: SessionServiceSettings,
  dependencies: SessionDependencies,
  usage: string,
  key: (sid: string) => string,
): SessionRules {
  const { policies } = dependencies;
  function cookie({ wiki, request }: RequestContext): Omit<SetCookie, 'value'> {
    const place = { name: wiki.name, path: wiki.path, port: wiki.farm.port };
    const name = policies.cookieName(settings, place, usage);
    const attributes = policies.cookieAttributes(settings, place, request.https);
    return withHostPrefix({ ...attributes, name }, settings.cookie_host_prefix);
  }
  return {
    ...dependencies,
    ids: new SessionIds(dependencies.secret, usage),
    transport: cookieTransport(cookie),
    key,
    lifetime: (owner) => policies.sessionLifetime(settings.cookie_lifetime, owner),
    // expired-refused: the server refuses the session when the cookie has expired.
    grace: () => 0,
    absoluteLifetime: settings.absolute_lifetime,
    issuesProvisional: true,
  };
}

function digest(sid: string): string {
  return `hashed:${createHash('sha256').update(sid).digest('base64url')}`;
}
