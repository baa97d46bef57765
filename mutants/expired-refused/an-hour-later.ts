import { MemoryStore } from '../../reference';
import type { Mutant } from '../mutant';

const HOUR = 3600_000;

class Lenient extends MemoryStore {
  override async load(sid: string) {
    const record = await super.load(sid);
    return record?.values.has('wiki.user') ? { ...record, expires: record.expires + HOUR } : record;
  }
}

export default {
  store: () => new Lenient(),
  alsoBreaks: {
    'a session of theirs lasts an hour more on the server': [
      'lifetime-default',
      'lifetime-hours',
      'lifetime-fractional',
      'logged-in-positive',
      'logged-in-negative',
      'logged-in-negative-ignores-remember-me',
      'service-replaceable',
      'absolute-limit',
    ],
  },
} satisfies Mutant;
