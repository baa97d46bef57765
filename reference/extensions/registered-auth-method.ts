import type { AuthListSettings, AuthMethod, SessionHandler } from '../api';
import { handlerRules } from '../auth/auth-list-rules';
import type { SessionDependencies } from '../sessions/dependencies';
import { makeRegistered } from './make';
import { sessionKit } from './session-kit';

/** The method or handler that an extension registered by that name, if one did. */
export function registeredAuthMethod(
  name: string,
  settings: AuthListSettings,
  dependencies: SessionDependencies,
): AuthMethod | SessionHandler | undefined {
  const registered = dependencies.extensions.authMethods.get(name);
  if (!registered) return undefined;
  const rules = handlerRules(settings, dependencies, name.toUpperCase());
  const kit = sessionKit(name, rules, dependencies);
  const made = makeRegistered(`authMethods.${name}`, registered, kit, ['request', 'open']);
  if ('open' in made) return { name, open: (context) => made.open(context) };
  const { challenge, eachRequest } = made;
  return {
    name,
    request: (context) => made.request(context),
    ...(challenge !== undefined && { challenge }),
    ...(eachRequest !== undefined && { eachRequest }),
  };
}
