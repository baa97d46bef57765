/** Tests session state: the example macro of HelpOnSessions as MoinMoin 1.9 shipped it. */
import { randomInt } from 'node:crypto';
import type { Html, MacroCall } from '../../api';

// macro-per-visitor: "Dependencies = ['time']"
export const dependencies = ['time'] as const;

export function execute(macro: MacroCall): Html {
  // session-is-new: "if macro.request.session.is_new"
  if (macro.request.session.isNew) {
    return macro.formatter.text('Not storing any state until you send a cookie.');
  }
  // macro-loads: "if 'test' in macro.request.session"
  if (macro.request.session.has('test')) {
    return macro.formatter.text(`Loaded value ${macro.request.session.get('test')}`);
  }
  // macro-stores-once: "value = random.randint(1, 100000)", both ends included
  const value = randomInt(1, 100_001);
  macro.request.session.set('test', value);
  return macro.formatter.text(`Set to value ${value}`);
}
