import { createHash } from 'node:crypto';
import type { SessionService, SessionServiceSettings } from '../api';
import { registeredSessionService } from '../extensions/registered-session-service';
import type { Sessions } from '../farm';
import type { SessionDependencies } from './dependencies';
import { assertDictLike } from './dict-like';
import { identify, noteStart, resumeChangedUser, signIn } from './identity';
import { checkLogin } from './login-form';
import { serviceRules } from './session-service-rules';
import { StoredSessionService } from './stored-session-service';

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
  const name = nameOf(settings);
  const registered = registeredSessionService(name, settings, dependencies);
  return dependencies.policies.sessionService(settings, {
    ...(registered && { [name]: registered }),
    default: new StoredSessionService(serviceRules(settings, dependencies, 'MOIN_SESSION')),
    // A copy of this one's store opens no session: it holds no ids.
    hashed: new StoredSessionService(serviceRules(settings, dependencies, 'MOIN_HASHED_SESSION', digest)),
  });
}

function nameOf({ session_service: service }: SessionServiceSettings): string {
  return typeof service === 'string' ? service : 'of this wiki';
}

function digest(sid: string): string {
  return `hashed:${createHash('sha256').update(sid).digest('base64url')}`;
}
