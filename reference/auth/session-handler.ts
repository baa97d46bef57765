import type { AuthMethod, SessionHandler } from '../api';
import { identify, sessionOwner, signIn } from '../sessions/identity';

/** The handler as a method of the list: its session keeps who was signed in by a method before it. */
export function handlerMethod(handler: SessionHandler): AuthMethod {
  return {
    name: handler.name,
    async request(context) {
      context.requestSession = await handler.open(context);
      if (!context.user) identify(context);
      else if (context.user !== sessionOwner(context)) signIn(context, context.user);
    },
  };
}
