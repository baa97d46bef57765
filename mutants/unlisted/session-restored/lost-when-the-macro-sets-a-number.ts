import type { Value } from '../../../reference';
import type { Mutant } from '../../mutant';
import { SessionLike, session } from '../../wrap';

class Emptied extends SessionLike {
  override set(key: string, value: Value) {
    if (key === 'test') for (const each of [...this.keys()]) if (!each.startsWith('wiki.')) this.delete(each);
    super.set(key, value);
  }
}

export default {
  policies: session((own) => new Emptied(own)),
} satisfies Mutant;
