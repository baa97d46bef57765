import { MemoryStore } from '../../reference';
import type { Mutant } from '../mutant';

const TWO_HOURS = 2 * 3600_000;

class SweptEarly extends MemoryStore {
  override sweep(now: number) {
    return super.sweep(now + TWO_HOURS);
  }
}

export default {
  store: () => new SweptEarly(),
} satisfies Mutant;
