import { randomInt } from 'node:crypto';
import type { Macro, Session } from '../api';

/** The example macro of HelpOnSessions as MoinMoin 1.9 shipped it. */
export const sessionMacro: Macro = {
  // macro-per-visitor: "Dependencies = ['time']"
  dependencies: ['time'],

  execute({ session }) {
    // session-is-new: "if macro.request.session.is_new: 'Not storing any state until you send a cookie.'"
    if (session.isNew) return 'Not storing any state until you send a cookie.';
    // macro-loads: "if 'test' in macro.request.session: Loaded value"
    if (session.has('test')) return `Loaded value ${session.get('test')}`;
    return `Set to value ${storeNumber(session)}`;
  },
};

/** The example macro of HelpOnSessions as MoinMoin 1.6 shipped it. */
export const authSessionMacro: Macro = {
  dependencies: ['time'],

  execute({ session }) {
    // auth-macro: "if 'test' in macro.request.session: return … macro.request.session['test']"
    return session.has('test') ? String(session.get('test')) : `set to value ${storeNumber(session)}`;
  },
};

// macro-stores-once, auth-macro: "value = random.randint(1, 100000)", both ends included
function storeNumber(session: Session): number {
  const value = randomInt(1, 100_001);
  session.set('test', value);
  return value;
}
