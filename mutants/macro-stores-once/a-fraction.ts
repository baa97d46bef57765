import type { Mutant } from '../mutant';
import { exampleMacro } from '../wrap';

export default {
  policies: exampleMacro((said, { session }) => {
    if (!said.startsWith('Set to value')) return said;
    session.set('test', 0.5);
    return 'Set to value 0.5';
  }),
} satisfies Mutant;
