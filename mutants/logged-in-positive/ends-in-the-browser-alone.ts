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
  alsoBreaks: {
    'a logged-in session is what shows it': [
      'lifetime-default',
      'lifetime-hours',
      'lifetime-fractional',
      'logged-in-negative',
      'logged-in-negative-ignores-remember-me',
      'service-replaceable',
    ],
  },
} satisfies Mutant;
