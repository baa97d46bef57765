import { MemoryStore } from '../../reference';
import type { Mutant } from '../mutant';

class KeepsValues extends MemoryStore {
  override async end(sid: string) {
    const record = await this.load(sid);
    if (record) await this.update(sid, new Map([['wiki.user', null]]), record.expires);
  }
}

export default {
  store: () => new KeepsValues(),
} satisfies Mutant;
