import type { AuthListSettings, Generation, Policies, RequestContext, Session } from '../reference';
import { RequestSessionLike } from './wrap';

/** The method of that name in the auth list does what `change` says; `own` is what it does otherwise. */
export function method(
  name: string,
  change: (
    context: RequestContext,
    own: () => Promise<void>,
    settings: AuthListSettings,
  ) => void | Promise<void>,
): Partial<Policies> {
  return {
    authOrder: (methods, settings) =>
      methods.map((method) => {
        if (method.name !== name) return method;
        const own = (context: RequestContext) => async () => method.request(context);
        return { ...method, request: (context) => change(context, own(context), settings) };
      }),
  };
}

/** What the session handler of that name assigns as `request.session` is what `change` makes of it. */
export function assigned(
  name: string,
  change: (own: Session, context: RequestContext, settings: AuthListSettings) => Session,
): Partial<Policies> {
  return method(name, async (context, own, settings) => {
    await own();
    const opened = context.requestSession;
    context.requestSession = new (class extends RequestSessionLike {
      override get session() {
        return change(opened.session, context, settings);
      }
    })(opened);
  });
}

/** What becomes of the settings of a wiki of this generation. */
export function authSettings(change: (given: Partial<AuthListSettings>) => Partial<AuthListSettings>) {
  return (given: object, generation: Generation): object =>
    generation === 'auth-list' ? change(given) : given;
}
