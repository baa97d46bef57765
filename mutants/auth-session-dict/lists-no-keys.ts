import { assigned } from '../auth';
import type { Mutant } from '../mutant';
import { SessionLike } from '../wrap';

class Unlisted extends SessionLike {
  override keys() {
    return [];
  }
}

export default {
  policies: assigned('moin_session', (own) => new Unlisted(own)),
} satisfies Mutant;
