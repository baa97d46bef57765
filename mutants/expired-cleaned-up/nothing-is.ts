import { MemoryStore } from '../../reference';
import type { Mutant } from '../mutant';

class Unswept extends MemoryStore {
  override async sweep() {
    return 0;
  }
}

export default {
  store: () => new Unswept(),
} satisfies Mutant;
