import type { OpenSession, Policies, Visit } from '../reference';
import { OpenLike, opening } from './wrap';

type Changes = Partial<Omit<Visit['request'], 'headers'>> & { headers?: Visit['request']['headers'] };

/** Before it is answered, a request is what `change` makes of it. */
export function request(change: (request: Visit['request']) => Changes): Partial<Policies> {
  return opening((own, visit) => {
    Object.assign(visit, { request: { ...visit.request, ...change(visit.request) } });
    return own;
  });
}

/** The session service is asked about a request that has this Cookie header in the place of its own. */
export function cookieHeader(change: (visit: Visit) => string | undefined): Partial<Policies> {
  return {
    sessionService(settings, shipped) {
      const service = shipped[settings.session_service as string] as NonNullable<typeof shipped.default>;
      const asked = (visit: Visit) => {
        const headers = { ...visit.request.headers, cookie: change(visit) };
        return Object.create(visit, { request: { value: { ...visit.request, headers } } }) as Visit;
      };
      return { open: (visit) => service.open(asked(visit)) };
    },
  };
}

/** The headers that end a request are what `change` makes of them. */
export function sentHeaders(
  change: (
    headers: Awaited<ReturnType<OpenSession['finalize']>>,
    visit: Visit,
  ) => Awaited<ReturnType<OpenSession['finalize']>>,
): Partial<Policies> {
  return opening(
    (own) =>
      new (class extends OpenLike {
        override async finalize(visit: Visit) {
          return change(await own.finalize(visit), visit);
        }
      })(own),
  );
}
