import type { RequestContext } from '../../reference';
import type { Mutant } from '../mutant';
import { KeptElsewhere, places } from '../values';
import { opening, RequestSessionLike } from '../wrap';

const placeOf = places<string>();
const ofUsers = new Set<string>();

export default {
  policies: opening((own, context, settings) => {
    const [sent] = /MOIN_SESSION[^;]*/.exec(context.request.headers.cookie ?? '') ?? [];
    return new (class extends RequestSessionLike {
      override get session() {
        if (!sent || settings.cookie_lifetime[0] !== 0) return own.session;
        if (context.user) ofUsers.add(sent);
        return !context.user && ofUsers.has(sent)
          ? new KeptElsewhere(own.session, placeOf(sent))
          : own.session;
      }
      /** The cookie stays where it is. */
      override async commit(answered: RequestContext) {
        return (await own.commit(answered)).filter(([, line]) => !/; Max-Age=0\b/.test(line));
      }
    })(own);
  }),
} satisfies Mutant;
