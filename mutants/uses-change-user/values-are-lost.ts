import type { Value } from '../../reference';
import { assigned } from '../auth';
import type { Mutant } from '../mutant';
import { SessionLike } from '../wrap';

class Emptied extends SessionLike {
  override set(key: string, value: Value) {
    if (key === 'wiki.setuid')
      for (const each of [...this.keys()]) if (!each.startsWith('wiki.')) this.delete(each);
    super.set(key, value);
  }
}

export default {
  policies: assigned('moin_session', (own) => new Emptied(own)),
} satisfies Mutant;
