import type { Value } from '../../reference';
import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class Last extends SessionLike {
  override set(key: string, value: Value) {
    if (!key.startsWith('wiki.')) for (const other of [...this.keys()]) this.delete(other);
    super.set(key, value);
  }
}

export default {
  policies: session((own) => new Last(own)),
  alsoBreaks: {
    'a key is gone when another is set': ['session-dict'],
  },
} satisfies Mutant;
