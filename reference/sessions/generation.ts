import { createHash } from 'node:crypto';
import type { SetCookie } from 'cookie';
import type { Policies } from '../policies';
import type { SessionServiceSettings } from '../settings';
import type { Visit } from '../visit';
import type { Sessions } from '../wiki';
import { cookieCarrier } from './carrier';
import { identify, resumeChangedUser, signIn } from './identity';
import { SessionIds } from './ids';
import { checkLogin } from './login';
import type { SessionRules } from './open';
import type { SessionService } from './service';
import { StoredSessions } from './stored';
import type { SessionStore } from './stores/store';

/** What sessions are made with. */
export interface SessionMaterial {
  readonly store: SessionStore;
  readonly policies: Policies;
  /** Key of the seals. */
  readonly secret: string | Buffer;
}

/** Sessions of the session-service generation: the service of the setting `session_service` decides. */
export function serviceSessions(settings: SessionServiceSettings, material: SessionMaterial): Sessions {
  const service = chooseService(settings, material);
  return {
    async begin(visit) {
      visit.open = await service.open(visit);
      identify(visit);
      const user = checkLogin(visit);
      if (user) signIn(visit, user);
      resumeChangedUser(visit);
    },
    finish: (visit) => visit.open.finalize(visit),
  };
}

// service-replaceable: "a special session service that can be configured in cfg.session_service"
function chooseService(settings: SessionServiceSettings, material: SessionMaterial): SessionService {
  return material.policies.sessionService(settings, {
    default: new StoredSessions(serviceRules(settings, material, 'MOIN_SESSION', (sid) => sid)),
    // A copy of this one's store opens no session: it holds no ids.
    hashed: new StoredSessions(serviceRules(settings, material, 'MOIN_HASHED_SESSION', digest)),
  });
}

function serviceRules(
  settings: SessionServiceSettings,
  material: SessionMaterial,
  usage: string,
  key: (sid: string) => string,
): SessionRules {
  const { policies, store, secret } = material;
  function cookie({ wiki, request }: Visit): Omit<SetCookie, 'value'> {
    const place = { name: wiki.name, path: wiki.path, port: wiki.farm.port };
    const name = policies.cookieName(settings, place, usage);
    return { ...policies.cookieAttributes(settings, place, request.https), name };
  }
  return {
    store,
    policies,
    ids: new SessionIds(secret, usage),
    carrier: cookieCarrier(cookie),
    key,
    lifetime: (owner) => policies.sessionLifetime(settings.cookie_lifetime, owner),
    // expired-refused: the server refuses the session when the cookie has expired.
    grace: () => 0,
    absoluteLifetime: settings.absolute_lifetime,
    offers: true,
  };
}

function digest(sid: string): string {
  return `hashed:${createHash('sha256').update(sid).digest('base64url')}`;
}
