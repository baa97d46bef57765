import { assigned } from '../auth';
import type { Mutant } from '../mutant';
import { SessionLike } from '../wrap';

class Undeleted extends SessionLike {
  override delete() {
    return false;
  }
}

export default {
  policies: assigned('cookie_session', (own) => new Undeleted(own)),
} satisfies Mutant;
