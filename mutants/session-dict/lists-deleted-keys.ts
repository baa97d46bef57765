import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class ListsAll extends SessionLike {
  #deleted = new Set<string>();

  override delete(key: string) {
    this.#deleted.add(key);
    return super.delete(key);
  }
  override keys() {
    return new Set([...super.keys(), ...this.#deleted]);
  }
}

export default {
  policies: session((own) => new ListsAll(own)),
} satisfies Mutant;
