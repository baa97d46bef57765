import type { Value } from '../../reference';
import { assigned } from '../auth';
import type { Mutant } from '../mutant';
import { SessionLike } from '../wrap';

class Forgetful extends SessionLike {
  override set(key: string, value: Value) {
    if (key.startsWith('wiki.')) super.set(key, value);
  }
}

export default {
  policies: assigned('token_session', (own) => new Forgetful(own)),
} satisfies Mutant;
