import { MemoryStore } from '../../reference';
import type { Mutant } from '../mutant';

const QUARTER_OF_AN_HOUR = 15 * 60_000;

class ForgetsAnonymous extends MemoryStore {
  override async load(sid: string) {
    const record = await super.load(sid);
    if (!record || record.values.has('wiki.user')) return record;
    return { ...record, expires: record.expires - QUARTER_OF_AN_HOUR };
  }
}

export default {
  store: () => new ForgetsAnonymous(),
  alsoBreaks: {
    'an anonymous session is what shows it': ['lifetime-hours', 'lifetime-fractional', 'macro-loads'],
  },
} satisfies Mutant;
