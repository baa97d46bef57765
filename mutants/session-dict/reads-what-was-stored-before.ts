import type { Value } from '../../reference';
import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class AsLoaded extends SessionLike {
  readonly #set = new Set<string>();
  override set(key: string, value: Value) {
    this.#set.add(key);
    super.set(key, value);
  }
  override get(key: string) {
    return this.#set.has(key) && !key.startsWith('wiki.') ? undefined : super.get(key);
  }
}

export default {
  policies: session((own) => new AsLoaded(own)),
} satisfies Mutant;
