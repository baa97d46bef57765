import type { Policies, RequestContext, SessionService } from '../reference';
import { cookieHeader } from './request';
import { RequestSessionLike } from './wrap';

/** Session ids go out as `spell` makes them up, and are known by that when they come back. */
export function spelledBy(spell: () => string): Partial<Policies> {
  const sids = new Map<string, string>();
  const spelled = new Map<string, string>();

  function given(sid: string): string {
    const known = spelled.get(sid) ?? spell();
    spelled.set(sid, known);
    sids.set(known, sid);
    return known;
  }

  class Respelt extends RequestSessionLike {
    override async commit(context: RequestContext) {
      const headers = await super.commit(context);
      return headers.map(
        ([name, line]) => [name, line.replace(/=([^;]+)/, (_, sid) => `=${given(sid)}`)] as const,
      );
    }
  }

  return {
    sessionService(settings, shipped) {
      const { sessionService } = cookieHeader(({ request }) =>
        request.headers.cookie?.replace(/=([^;]+)/g, (pair, id) =>
          sids.has(id) ? `=${sids.get(id)}` : pair,
        ),
      );
      const service = sessionService?.(settings, shipped) as SessionService;
      return { open: async (context) => new Respelt(await service.open(context)) };
    },
  };
}
