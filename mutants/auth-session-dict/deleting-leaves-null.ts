import { assigned } from '../auth';
import type { Mutant } from '../mutant';
import { SessionLike } from '../wrap';

class Nulls extends SessionLike {
  override delete(key: string) {
    this.set(key, null);
    return true;
  }
}

export default {
  policies: assigned('moin_session', (own) => new Nulls(own)),
} satisfies Mutant;
