import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class Known extends SessionLike {
  override get isNew() {
    return false;
  }
}

export default {
  policies: session((own, { request }) => (request.headers.cookie ? new Known(own) : own)),
} satisfies Mutant;
