import type { Value } from '../../reference';
import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class Forgetful extends SessionLike {
  override set(key: string, value: Value) {
    if (key === 'test' || key.startsWith('wiki.')) super.set(key, value);
  }
}

export default {
  policies: session((own, { user }) => (user ? own : new Forgetful(own))),
} satisfies Mutant;
