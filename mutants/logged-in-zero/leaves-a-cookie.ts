import type { RequestContext } from '../../reference';
import type { Mutant } from '../mutant';
import { opening, RequestSessionLike } from '../wrap';

class WithCookie extends RequestSessionLike {
  override async commit(context: RequestContext) {
    const headers = await super.commit(context);
    const cookie = ['set-cookie', `MOIN_SESSION_${context.wiki.farm.port}_ROOT=nothing; Path=/`] as const;
    return context.user || context.request.headers.cookie ? [cookie] : headers;
  }
}

export default {
  policies: opening((own, _context, settings) => {
    const [anonymous, loggedIn] = settings.cookie_lifetime;
    return anonymous === 0 && loggedIn === 0 ? new WithCookie(own) : own;
  }),
} satisfies Mutant;
