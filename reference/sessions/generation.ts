import { createHash } from 'node:crypto';
import type { Policies } from '../policies';
import type { SessionServiceSettings } from '../settings';
import type { Visit } from '../visit';
import type { Sessions } from '../wiki';
import { identify } from './identity';
import { SessionIds } from './ids';
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
    },
    async finish(visit) {
      const cookie = await visit.open.finalize(visit);
      return cookie === undefined ? [] : [cookie];
    },
  };
}

// service-replaceable: "a special session service that can be configured in cfg.session_service"
function chooseService(settings: SessionServiceSettings, material: SessionMaterial): SessionService {
  if (typeof settings.session_service === 'object') return settings.session_service;
  return material.policies.sessionService(settings.session_service, {
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
  const place = (visit: Visit) => ({
    name: visit.wiki.name,
    path: visit.wiki.path,
    port: visit.wiki.farm.port,
  });
  return {
    store,
    policies,
    ids: new SessionIds(secret, usage),
    key,
    cookieName: (visit) => policies.cookieName(settings, place(visit), usage),
    cookieAttributes: (visit) => policies.cookieAttributes(settings, place(visit), visit.request.https),
    lifetime: (user) => policies.sessionLifetime(settings.cookie_lifetime, user),
    absoluteLifetime: settings.absolute_lifetime,
  };
}

function digest(sid: string): string {
  return `hashed:${createHash('sha256').update(sid).digest('base64url')}`;
}
