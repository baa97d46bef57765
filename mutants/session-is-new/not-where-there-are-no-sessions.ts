import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class Known extends SessionLike {
  override get isNew() {
    return false;
  }
}

export default {
  policies: session((own, _context, settings) => (settings.cookie_lifetime[0] === 0 ? new Known(own) : own)),
} satisfies Mutant;
