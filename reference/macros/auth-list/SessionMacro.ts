/** Tests session state: the example macro of HelpOnSessions as MoinMoin 1.6 shipped it. */
import { randomInt } from 'node:crypto';
import type { Html, MacroCall } from '../../api';

// "Dependencies = ['time']"
export const dependencies = ['time'] as const;

export function execute(macro: MacroCall): Html {
  // auth-macro: "if 'test' in macro.request.session"
  if (macro.request.session.has('test')) {
    return macro.formatter.text(`${macro.request.session.get('test')}`);
  }
  // auth-macro: "value = random.randint(1, 100000)", both ends included
  const value = randomInt(1, 100_001);
  macro.request.session.set('test', value);
  return macro.formatter.text(`set to value ${value}`);
}
