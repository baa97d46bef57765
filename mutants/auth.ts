import type { AuthListSettings, Generation, Policies, Session, Visit } from '../reference';
import { OpenLike } from './wrap';

/** The method of that name in the auth list does what `change` says; `own` is what it does otherwise. */
export function method(
  name: string,
  change: (visit: Visit, own: () => Promise<void>, settings: AuthListSettings) => void | Promise<void>,
): Partial<Policies> {
  return {
    authOrder: (methods, settings) =>
      methods.map((method) => {
        if (method.name !== name) return method;
        const own = (visit: Visit) => async () => method.request(visit);
        return { ...method, request: (visit) => change(visit, own(visit), settings) };
      }),
  };
}

/** What the session handler of that name assigns as `request.session` is what `change` makes of it. */
export function assigned(
  name: string,
  change: (own: Session, visit: Visit, settings: AuthListSettings) => Session,
): Partial<Policies> {
  return method(name, async (visit, own, settings) => {
    await own();
    const { open } = visit;
    visit.open = new (class extends OpenLike {
      override get session() {
        return change(open.session, visit, settings);
      }
    })(open);
  });
}

/** What becomes of the settings of a wiki of this generation. */
export function authSettings(change: (given: Partial<AuthListSettings>) => Partial<AuthListSettings>) {
  return (given: object, generation: Generation): object =>
    generation === 'auth-list' ? change(given) : given;
}
