import { defaultPolicies, type Macro } from '../../reference';
import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class Unusable extends SessionLike {
  override get isNew(): boolean {
    throw new TypeError('there is no session');
  }
}

const { macros } = defaultPolicies;
const own = macros['session-service'].SessionMacro as Macro;
const SessionMacro: Macro = {
  ...own,
  execute(macro, args) {
    try {
      return own.execute(macro, args);
    } catch (error) {
      return `SessionMacro: execution failed (${error})`;
    }
  },
};

export default {
  policies: {
    ...session((its, { user }, { cookie_lifetime: [anonymous] }) =>
      anonymous === 0 && !user ? new Unusable(its) : its,
    ),
    macros: { ...macros, 'session-service': { ...macros['session-service'], SessionMacro } },
  },
} satisfies Mutant;
