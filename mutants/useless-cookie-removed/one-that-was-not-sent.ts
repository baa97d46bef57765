import { defaultPolicies, type RequestContext } from '../../reference';
import type { Mutant } from '../mutant';
import { opening, RequestSessionLike } from '../wrap';

export default {
  policies: opening(
    (own, _context, settings) =>
      new (class extends RequestSessionLike {
        override async commit(context: RequestContext) {
          const headers = await own.commit(context);
          if (headers.length > 0) return headers;
          const { name, path, farm } = context.wiki;
          const cookie = defaultPolicies.cookieName(
            settings,
            { name, path, port: farm.port },
            'MOIN_SESSION',
          );
          return [['set-cookie', `${cookie}=; Max-Age=0; Path=${path}`] as const];
        }
      })(own),
  ),
} satisfies Mutant;
