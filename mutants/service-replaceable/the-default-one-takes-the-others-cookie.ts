import type { SessionService, Visit } from '../../reference';
import type { Mutant } from '../mutant';

function withOthersCookie(visit: Visit): Visit {
  const { headers } = visit.request;
  const cookie = headers.cookie?.replaceAll('MOIN_SESSION', 'MOIN_HASHED_SESSION');
  return Object.create(visit, { request: { value: { ...visit.request, headers: { ...headers, cookie } } } });
}

export default {
  policies: {
    sessionService({ session_service }, { default: own, hashed: other }) {
      if (session_service !== 'default') return other as SessionService;
      return {
        async open(visit) {
          const session = await (own as SessionService).open(visit);
          return session.session.isNew ? (other as SessionService).open(withOthersCookie(visit)) : session;
        },
      };
    },
  },
} satisfies Mutant;
