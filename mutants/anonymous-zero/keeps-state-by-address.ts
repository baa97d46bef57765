import type { Session, Value, Visit } from '../../reference';
import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

const kept = new WeakMap<Visit['wiki'], Map<string, Value>>();

class KeptByAddress extends SessionLike {
  constructor(
    own: Session,
    private readonly values: Map<string, Value>,
  ) {
    super(own);
  }
  override get isNew() {
    return false;
  }
  override get(key: string) {
    return this.values.get(key) ?? super.get(key);
  }
  override has(key: string) {
    return this.values.has(key) || super.has(key);
  }
  override set(key: string, value: Value) {
    if (key.startsWith('wiki.')) super.set(key, value);
    else this.values.set(key, value);
  }
}

export default {
  policies: session((own, { wiki, user }, settings) => {
    if (user || settings.cookie_lifetime[0] !== 0) return own;
    const values = kept.get(wiki) ?? new Map();
    kept.set(wiki, values);
    return new KeptByAddress(own, values);
  }),
  alsoBreaks: {
    'a value is restored though there is no session': ['session-is-new', 'session-unavailable'],
  },
} satisfies Mutant;
