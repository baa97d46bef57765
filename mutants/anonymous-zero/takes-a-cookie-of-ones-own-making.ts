import type { Session, Value } from '../../reference';
import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

const kept = new Map<string, Map<string, Value>>();

class Kept extends SessionLike {
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
    this.values.set(key, value);
  }
}

export default {
  policies: session((own, { user, request }, settings) => {
    const cookie = request.headers.cookie;
    if (user || !cookie || settings.cookie_lifetime[0] !== 0) return own;
    const values = kept.get(cookie) ?? new Map<string, Value>();
    kept.set(cookie, values);
    return new Kept(own, values);
  }),
} satisfies Mutant;
