import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class AsSuperuser extends SessionLike {
  override get(key: string) {
    return key === 'wiki.setuid' ? undefined : super.get(key);
  }
}

export default {
  policies: session((own, { page }) => (page === 'SecretPage' ? new AsSuperuser(own) : own)),
} satisfies Mutant;
