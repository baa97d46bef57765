import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class New extends SessionLike {
  override get isNew() {
    return true;
  }
}

export default {
  policies: session((own, { user }) => (user ? new New(own) : own)),
  alsoBreaks: {
    'the macro stores nothing for who is new': ['macro-stores-once', 'macro-loads', 'macro-per-visitor'],
  },
} satisfies Mutant;
