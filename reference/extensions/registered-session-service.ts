import type { SessionService, SessionServiceSettings } from '../api';
import type { SessionDependencies } from '../sessions/dependencies';
import { serviceRules } from '../sessions/session-service-rules';
import { makeRegistered } from './make';
import { sessionKit } from './session-kit';

/** The service that an extension registered by that name, if one did. */
export function registeredSessionService(
  name: string,
  settings: SessionServiceSettings,
  dependencies: SessionDependencies,
): SessionService | undefined {
  const registered = dependencies.extensions.sessionServices.get(name);
  if (!registered) return undefined;
  const rules = serviceRules(settings, dependencies, `MOIN_${name.toUpperCase()}_SESSION`);
  const kit = sessionKit(name, rules, dependencies);
  return makeRegistered(`sessionServices.${name}`, registered, kit, ['open']);
}
