import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class Cleared extends SessionLike {
  override delete(key: string) {
    if (key.startsWith('wiki.')) return super.delete(key);
    for (const each of [...this.keys()]) if (!each.startsWith('wiki.')) super.delete(each);
    return true;
  }
}

export default {
  policies: session((own) => new Cleared(own)),
} satisfies Mutant;
