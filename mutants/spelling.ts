import type { Policies, SessionService, Visit } from '../reference';
import { cookieHeader } from './request';
import { OpenLike } from './wrap';

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

  class Respelt extends OpenLike {
    override async finalize(visit: Visit) {
      const headers = await super.finalize(visit);
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
      return { open: async (visit) => new Respelt(await service.open(visit)) };
    },
  };
}
