import { MemoryStore, type SessionChange } from '../../reference';
import type { Mutant } from '../mutant';

class BeginsAnew extends MemoryStore {
  override async move(sid: string, to: string, change: SessionChange, expires: number, remember: number) {
    if (!change.has('wiki.user')) return super.move(sid, to, change, expires, remember);
    await this.end(sid, remember);
    return this.create(to, change, expires);
  }
}

export default {
  store: () => new BeginsAnew(),
} satisfies Mutant;
