import { MemoryStore, type SessionChange } from '../../reference';
import type { Mutant } from '../mutant';

class ForgetsOldIds extends MemoryStore {
  override move(sid: string, to: string, change: SessionChange, expires: number) {
    return super.move(sid, to, change, expires, 0);
  }
}

export default {
  store: () => new ForgetsOldIds(),
} satisfies Mutant;
