import type { Policies, RequestContext, RequestSession } from '../reference';
import { cookieHeader } from './request';
import { RequestSessionLike } from './wrap';

class Remembering extends RequestSessionLike {
  constructor(
    own: RequestSession,
    private readonly attributes: (line: string) => string,
  ) {
    super(own);
  }
  override async commit(context: RequestContext) {
    const headers = await super.commit(context);
    const second = headers
      .filter(([, line]) => context.user?.remember_me || /Max-Age=0/.test(line))
      .map(([name, line]) => [name, this.attributes(line.replace(/^[^=]+/, 'remember'))] as const);
    return [...headers, ...second];
  }
}

/**
 * Users who chose remember_me are given their id in a second cookie too, which does as well as the first; its line is
 * what `attributes` makes of it.
 */
export function remembering(attributes: (line: string) => string = (line) => line): Partial<Policies> {
  const { sessionService } = cookieHeader(({ request }) => {
    const { cookie } = request.headers;
    return /MOIN_SESSION/.test(cookie ?? '') ? cookie : cookie?.replace('remember=', 'MOIN_SESSION=');
  });
  return {
    sessionService(settings, shipped) {
      const service = sessionService?.(settings, shipped);
      return {
        open: async (context) =>
          new Remembering((await service?.open(context)) as RequestSession, attributes),
      };
    },
    cookieName: () => 'MOIN_SESSION',
  };
}
