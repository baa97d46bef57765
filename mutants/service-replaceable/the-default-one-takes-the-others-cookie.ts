import type { RequestContext, SessionService } from '../../reference';
import type { Mutant } from '../mutant';

function withOthersCookie(context: RequestContext): RequestContext {
  const { headers } = context.request;
  const cookie = headers.cookie?.replaceAll('MOIN_SESSION', 'MOIN_HASHED_SESSION');
  return Object.create(context, {
    request: { value: { ...context.request, headers: { ...headers, cookie } } },
  });
}

export default {
  policies: {
    sessionService({ session_service }, { default: own, hashed: other }) {
      if (session_service !== 'default') return other as SessionService;
      return {
        async open(context) {
          const session = await (own as SessionService).open(context);
          return session.session.isNew ? (other as SessionService).open(withOthersCookie(context)) : session;
        },
      };
    },
  },
} satisfies Mutant;
