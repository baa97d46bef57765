import type { Value } from '../../reference';
import { assigned } from '../auth';
import type { Mutant } from '../mutant';
import { SessionLike } from '../wrap';

class Unusable extends SessionLike {
  override set(key: string, value: Value) {
    if (!key.startsWith('wiki.')) throw new Error('There is no session.');
    super.set(key, value);
  }
}

export default {
  policies: assigned('moin_session', (own, { user }, { auth }) =>
    user || auth.includes('moin_anon_session') ? own : new Unusable(own),
  ),
  alsoBreaks: {
    'a visitor without a session uses it there too': ['anonymous-absent'],
  },
} satisfies Mutant;
