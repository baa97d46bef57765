import type { Session, Value, Visit } from '../../reference';
import { assigned } from '../auth';
import type { Mutant } from '../mutant';
import { SessionLike } from '../wrap';

const shared = new WeakMap<Visit['wiki'], Map<string, Value>>();

class Shared extends SessionLike {
  constructor(
    own: Session,
    private readonly values: Map<string, Value>,
  ) {
    super(own);
  }
  override get(key: string) {
    return super.has(key) ? (this.values.get(key) ?? super.get(key)) : undefined;
  }
  override set(key: string, value: Value) {
    if (key === 'key') this.values.set(key, value);
    super.set(key, value);
  }
}

export default {
  policies: assigned('token_session', (own, { wiki }) => {
    const values = shared.get(wiki) ?? new Map<string, Value>();
    shared.set(wiki, values);
    return new Shared(own, values);
  }),
} satisfies Mutant;
