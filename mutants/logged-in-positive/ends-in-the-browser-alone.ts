import { MemoryStore } from '../../reference';
import type { Mutant } from '../mutant';

class KeepsUsers extends MemoryStore {
  override async load(sid: string) {
    const record = await super.load(sid);
    return record?.values.has('wiki.user') ? { ...record, expires: Infinity } : record;
  }
}

export default {
  store: () => new KeepsUsers(),
} satisfies Mutant;
