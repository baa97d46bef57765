import { MemoryStore } from '../../reference';
import type { Mutant } from '../mutant';

const YEAR = 365 * 24 * 3600 * 1000;

class Slow extends MemoryStore {
  override async load(sid: string) {
    const record = await super.load(sid);
    return record && /^(COOKIE|TOKEN)_SESSION:/.test(sid)
      ? { ...record, expires: record.expires + YEAR }
      : record;
  }
}

export default {
  store: () => new Slow(),
} satisfies Mutant;
