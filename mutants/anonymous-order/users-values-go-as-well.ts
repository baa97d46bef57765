import type { Value } from '../../reference';
import { assigned } from '../auth';
import type { Mutant } from '../mutant';
import { SessionLike } from '../wrap';

class Forgetful extends SessionLike {
  override set(key: string, value: Value) {
    if (key.startsWith('wiki.')) super.set(key, value);
  }
}

export default {
  policies: assigned('moin_session', (own, { user }, { auth }) => {
    const before =
      auth.includes('moin_anon_session') && auth.indexOf('moin_anon_session') < auth.indexOf('moin_session');
    return user && before ? new Forgetful(own) : own;
  }),
} satisfies Mutant;
