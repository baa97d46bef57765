import type { Value } from '../../reference';
import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class Away extends SessionLike {
  readonly #deleted = new Set<string>();
  override delete(key: string) {
    this.#deleted.add(key);
    return super.delete(key);
  }
  override set(key: string, value: Value) {
    if (key.startsWith('wiki.') || !this.#deleted.has(key)) super.set(key, value);
  }
}

export default {
  policies: session((own) => new Away(own)),
} satisfies Mutant;
