import type { Value } from '../../reference';
import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class Once extends SessionLike {
  override set(key: string, value: Value) {
    if (key.startsWith('wiki.') || !this.has(key)) super.set(key, value);
  }
}

export default {
  policies: session((own) => new Once(own)),
} satisfies Mutant;
