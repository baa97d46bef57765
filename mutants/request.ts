import type { Policies, RequestContext, RequestSession } from '../reference';
import { opening, RequestSessionLike } from './wrap';

type Changes = Partial<Omit<RequestContext['request'], 'headers'>> & {
  headers?: RequestContext['request']['headers'];
};

/** Before it is answered, a request is what `change` makes of it. */
export function request(change: (request: RequestContext['request']) => Changes): Partial<Policies> {
  return opening((own, context) => {
    Object.assign(context, { request: { ...context.request, ...change(context.request) } });
    return own;
  });
}

/** The session service is asked about a request that has this Cookie header in the place of its own. */
export function cookieHeader(change: (context: RequestContext) => string | undefined): Partial<Policies> {
  return {
    sessionService(settings, shipped) {
      const service = shipped[settings.session_service as string] as NonNullable<typeof shipped.default>;
      const asked = (context: RequestContext) => {
        const headers = { ...context.request.headers, cookie: change(context) };
        return Object.create(context, {
          request: { value: { ...context.request, headers } },
        }) as RequestContext;
      };
      return { open: (context) => service.open(asked(context)) };
    },
  };
}

/** The headers that end a request are what `change` makes of them. */
export function sentHeaders(
  change: (
    headers: Awaited<ReturnType<RequestSession['commit']>>,
    context: RequestContext,
  ) => Awaited<ReturnType<RequestSession['commit']>>,
): Partial<Policies> {
  return opening(
    (own) =>
      new (class extends RequestSessionLike {
        override async commit(context: RequestContext) {
          return change(await own.commit(context), context);
        }
      })(own),
  );
}
