import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class Unlisted extends SessionLike {
  override keys() {
    return [];
  }
}

export default {
  policies: session((own) => new Unlisted(own)),
} satisfies Mutant;
