import { MemoryStore } from '../../reference';
import type { Mutant } from '../mutant';

class Everlasting extends MemoryStore {
  override async load(sid: string) {
    const record = await super.load(sid);
    return record && sid.startsWith('COOKIE_SESSION:') ? { ...record, expires: Infinity } : record;
  }
}

export default {
  store: () => new Everlasting(),
} satisfies Mutant;
