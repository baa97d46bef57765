import type { Visit } from '../../reference';
import type { Mutant } from '../mutant';
import { OpenLike, opening } from '../wrap';

class WithCookie extends OpenLike {
  override async finalize(visit: Visit) {
    const headers = await super.finalize(visit);
    const cookie = ['set-cookie', `MOIN_SESSION_${visit.wiki.farm.port}_ROOT=nothing; Path=/`] as const;
    return visit.user ? [cookie] : headers;
  }
}

export default {
  policies: opening((own, _visit, settings) =>
    settings.cookie_lifetime[1] === 0 ? new WithCookie(own) : own,
  ),
} satisfies Mutant;
