import { randomInt } from 'node:crypto';
import type { Macro } from '.';

/** The example macro of HelpOnSessions as MoinMoin 1.9 shipped it. */
export const sessionMacro: Macro = {
  // macro-per-visitor: "Dependencies = ['time']"
  dependencies: ['time'],

  execute({ session }) {
    // session-is-new: "if macro.request.session.is_new: 'Not storing any state until you send a cookie.'"
    if (session.isNew) return 'Not storing any state until you send a cookie.';
    // macro-loads: "if 'test' in macro.request.session: Loaded value"
    if (session.has('test')) return `Loaded value ${session.get('test')}`;
    // macro-stores-once: "value = random.randint(1, 100000)", both ends included
    const value = randomInt(1, 100_001);
    session.set('test', value);
    return `Set to value ${value}`;
  },
};
