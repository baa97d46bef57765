import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class New extends SessionLike {
  override get isNew() {
    return true;
  }
}

export default {
  policies: session((own, { user }) => (user ? new New(own) : own)),
} satisfies Mutant;
