import { MemoryStore } from '../../reference';
import type { Mutant } from '../mutant';

const YEAR = 365 * 24 * 3600_000;

class KeepsLong extends MemoryStore {
  override async end(sid: string, remember: number) {
    const record = await this.load(sid);
    if (record && record.expires > Date.now() + YEAR) return;
    await super.end(sid, remember);
  }
}

export default {
  store: () => new KeepsLong(),
} satisfies Mutant;
