import type { Value } from '../../../reference';
import type { Mutant } from '../../mutant';
import { SessionLike, session } from '../../wrap';

const MOST = 3;

class Small extends SessionLike {
  override set(key: string, value: Value) {
    const own = [...this.keys()].filter((each) => !each.startsWith('wiki.'));
    if (!key.startsWith('wiki.') && !own.includes(key) && own.length >= MOST) this.delete(own[0] ?? '');
    super.set(key, value);
  }
}

export default {
  policies: session((own) => new Small(own)),
} satisfies Mutant;
