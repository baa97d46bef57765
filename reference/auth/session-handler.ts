import type { AuthMethod, RequestContext, SessionHandler } from '../api';
import { identify, noteStart, sessionOwner, signedInBy, signIn } from '../sessions/identity';
import { unsavedSession } from '../sessions/unsaved-session';

/** The handler as a method of the list. */
export function handlerMethod(handler: SessionHandler): AuthMethod {
  return {
    name: handler.name,
    async request(context) {
      context.requestSession = await handler.open(context);
    },
  };
}

/**
 * The session that a method of the list assigned keeps who was signed in by a method before it, or says who it is.
 * @param eachRequest names of the methods of which it keeps nobody: they say it in each request
 */
export function keepUser(context: RequestContext, eachRequest: ReadonlySet<unknown>): void {
  noteStart(context);
  if (!context.user && eachRequest.has(signedInBy(context))) context.requestSession = unsavedSession();
  else if (!context.user) identify(context);
  else if (context.user !== sessionOwner(context)) signIn(context, context.user);
}
