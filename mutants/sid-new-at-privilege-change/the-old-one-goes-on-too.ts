import { MemoryStore, type SessionChange } from '../../reference';
import type { Mutant } from '../mutant';

class KeepsBoth extends MemoryStore {
  override async move(sid: string, to: string, change: SessionChange, expires: number, remember: number) {
    const record = await this.load(sid);
    if (!record || !change.has('wiki.setuid')) return super.move(sid, to, change, expires, remember);
    await this.create(to, new Map([...record.values, ...change]), expires);
    return this.update(sid, change, expires);
  }
}

export default {
  store: () => new KeepsBoth(),
} satisfies Mutant;
