import { MemoryStore } from '../../reference';
import type { Mutant } from '../mutant';

class KeepsAnonymous extends MemoryStore {
  override async load(sid: string) {
    const record = await super.load(sid);
    return record && !record.values.has('wiki.user') ? { ...record, expires: Infinity } : record;
  }
}

export default {
  store: () => new KeepsAnonymous(),
  alsoBreaks: {
    'an anonymous session is what shows it': ['lifetime-hours', 'lifetime-fractional', 'macro-loads'],
  },
} satisfies Mutant;
