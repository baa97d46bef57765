import { MemoryStore, type SessionChange } from '../../reference';
import type { Mutant } from '../mutant';

class Unrenewed extends MemoryStore {
  override async update(sid: string, change: SessionChange, expires: number) {
    const record = await this.load(sid);
    return super.update(
      sid,
      change,
      record?.values.has('wiki.user') ? expires : (record?.expires ?? expires),
    );
  }
}

export default {
  store: () => new Unrenewed(),
  alsoBreaks: {
    'what a visitor came back for is cleaned up with what nobody came back for': ['expired-cleaned-up'],
  },
} satisfies Mutant;
