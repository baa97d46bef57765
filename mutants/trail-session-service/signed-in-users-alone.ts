import type { Value } from '../../reference';
import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class Trailless extends SessionLike {
  override set(key: string, value: Value) {
    if (!key.startsWith('wiki.trail')) super.set(key, value);
  }
}

export default {
  policies: session((own, { user }) => (user ? own : new Trailless(own))),
} satisfies Mutant;
