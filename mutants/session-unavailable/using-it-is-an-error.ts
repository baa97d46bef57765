import type { Value } from '../../reference';
import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class Unusable extends SessionLike {
  override set(key: string, value: Value) {
    if (!key.startsWith('wiki.')) throw new Error('There is no session.');
    super.set(key, value);
  }
}

export default {
  policies: session((own, { user }, settings) =>
    !user && settings.cookie_lifetime[0] === 0 ? new Unusable(own) : own,
  ),
} satisfies Mutant;
