import type { Value } from '../../reference';
import { assigned } from '../auth';
import type { Mutant } from '../mutant';
import { SessionLike } from '../wrap';

class Trailless extends SessionLike {
  override set(key: string, value: Value) {
    if (!key.startsWith('wiki.trail')) super.set(key, value);
  }
}

export default {
  policies: assigned('cookie_session', (own) => new Trailless(own)),
} satisfies Mutant;
