import type { Visit } from '../../reference';
import type { Mutant } from '../mutant';
import { OpenLike, opening } from '../wrap';

class WithCookie extends OpenLike {
  override async finalize(visit: Visit) {
    const headers = await super.finalize(visit);
    const cookie = ['set-cookie', `MOIN_SESSION_${visit.wiki.farm.port}_ROOT=nothing; Path=/`] as const;
    return visit.user || visit.request.headers.cookie ? [cookie] : headers;
  }
}

export default {
  policies: opening((own, _visit, settings) => {
    const [anonymous, loggedIn] = settings.cookie_lifetime;
    return anonymous === 0 && loggedIn === 0 ? new WithCookie(own) : own;
  }),
} satisfies Mutant;
