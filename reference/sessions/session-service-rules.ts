import type { SetCookie } from 'cookie';
import type { RequestContext, SessionServiceSettings } from '../api';
import { withHostPrefix } from './cookie';
import type { SessionDependencies } from './dependencies';
import { SessionIds } from './ids';
import type { SessionRules } from './session-rules';
import { cookieTransport } from './transport';

/** What this generation says about the sessions of a service whose cookie has that usage. */
export function serviceRules(
  settings: SessionServiceSettings,
  dependencies: SessionDependencies,
  usage: string,
  key = (sid: string) => sid,
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
