import type { SessionService, Visit } from '../../reference';
import type { Mutant } from '../mutant';
import { cookieHeader } from '../request';
import { OpenLike } from '../wrap';

const sids = new Map<string, string>();
const spelled = new Map<string, string>();

let count = 10_000;

function spell(): string {
  count += 1;
  return `${'session'.repeat(4)}${count}`;
}

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

export default {
  policies: {
    sessionService(settings, shipped) {
      const { sessionService } = cookieHeader(({ request }) =>
        request.headers.cookie?.replace(/=([^;]+)/g, (pair, id) =>
          sids.has(id) ? `=${sids.get(id)}` : pair,
        ),
      );
      const service = sessionService?.(settings, shipped) as SessionService;
      return { open: async (visit) => new Respelt(await service.open(visit)) };
    },
  },
} satisfies Mutant;
