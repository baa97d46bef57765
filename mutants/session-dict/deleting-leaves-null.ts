import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class Nulls extends SessionLike {
  override delete(key: string) {
    if (key.startsWith('wiki.')) return super.delete(key);
    this.set(key, null);
    return true;
  }
}

export default {
  policies: session((own) => new Nulls(own)),
  alsoBreaks: {
    'a deleted value is there in the next request': ['session-restored'],
  },
} satisfies Mutant;
