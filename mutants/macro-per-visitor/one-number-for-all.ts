import type { Mutant } from '../mutant';
import { exampleMacro } from '../wrap';

export default {
  policies: exampleMacro((said, { session }) => {
    if (!said.startsWith('Set to value')) return said;
    session.set('test', 4711);
    return 'Set to value 4711';
  }),
} satisfies Mutant;
