import { addressMatcher } from './addresses';
import type { AuthListSettings, SessionServiceSettings, Settings } from './api';
import { authSessions } from './auth/auth-list';
import { registeredNames } from './extensions/extensions';
import type { Farm, Wiki } from './farm';
import type { WikiOptions } from './options';
import type { SessionDependencies } from './sessions/dependencies';
import { serviceSessions } from './sessions/session-service';
import { authListDefaults, SettingsError, sessionServiceDefaults } from './settings/defaults';

/** A wiki of the farm. @throws SettingsError when a setting can't be */
export async function createWiki(
  options: WikiOptions,
  farm: Farm,
  dependencies: SessionDependencies,
): Promise<Wiki> {
  const { name, host, path = '/', generation = 'session-service', settings: given = {} } = options;
  if (!/^\/(.*[^/])?$/.test(path)) {
    throw new SettingsError(`The path of wiki ${name} is ${path}; expected / or a path such as /farm/one.`);
  }
  if (Object.keys(given).length > 0) {
    // Loading the validation takes longer than starting the server, so a wiki without settings goes without.
    const { validateSettings } = await import('./settings/validate');
    validateSettings(generation, given, registeredNames(farm.extensions));
  }
  assertPrefixFits(given, path);
  const { policies, extensions } = farm;
  const macros = new Map([
    ...Object.entries(policies.macros[generation]),
    ...[...extensions.macros].map(([name, { thing }]) => [name, thing] as const),
  ]);
  const { trusted_proxies = [] } = given;
  const trusts = trusted_proxies.length > 0 ? addressMatcher(trusted_proxies) : () => false;
  const shared = { name, host, path, generation, farm, trusts, macros, cache: new Map() };
  if (generation === 'auth-list') {
    const settings = { ...authListDefaults, ...(given as Partial<AuthListSettings>) };
    return { ...shared, settings, sessions: authSessions(settings, dependencies) };
  }
  const settings = { ...sessionServiceDefaults, ...(given as Partial<SessionServiceSettings>) };
  return { ...shared, settings, sessions: serviceSessions(settings, dependencies) };
}

// RFC 6265bis, 4.1.3.2: such a cookie is Secure, has Path=/ and no Domain.
function assertPrefixFits(settings: Settings, path: string): void {
  if (!settings.cookie_host_prefix) return;
  const cookiePath = settings.cookie_path ?? path;
  if ((settings.cookie_domain ?? null) === null && cookiePath === '/') return;
  throw new SettingsError(
    `cookie_host_prefix is True; expected no cookie_domain, and the path / for the cookie: it is ${cookiePath}.`,
  );
}
