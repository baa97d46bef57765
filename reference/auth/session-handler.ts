import type { AuthMethod, SessionHandler } from '../api';
import { identify, sessionOwner, signedInBy, signIn } from '../sessions/identity';
import { unsavedSession } from '../sessions/unsaved-session';

/**
 * The handler as a method of the list: its session keeps who was signed in by a method before it.
 * @param eachRequest names of the methods of which it keeps nobody: they say it in each request
 */
export function handlerMethod(handler: SessionHandler, eachRequest: ReadonlySet<unknown>): AuthMethod {
  return {
    name: handler.name,
    async request(context) {
      context.requestSession = await handler.open(context);
      if (!context.user && eachRequest.has(signedInBy(context))) context.requestSession = unsavedSession();
      else if (!context.user) identify(context);
      else if (context.user !== sessionOwner(context)) signIn(context, context.user);
    },
  };
}
