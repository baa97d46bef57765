import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class Fixed extends SessionLike {
  override delete(key: string) {
    return key !== 'wiki.setuid' && super.delete(key);
  }
}

export default {
  policies: session((own) => new Fixed(own)),
} satisfies Mutant;
