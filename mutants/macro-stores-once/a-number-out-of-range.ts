import type { Mutant } from '../mutant';
import { exampleMacro } from '../wrap';

export default {
  policies: exampleMacro((said, { session }) => {
    if (!said.startsWith('Set to value')) return said;
    const value = Number(session.get('test')) + 100_000;
    session.set('test', value);
    return `Set to value ${value}`;
  }),
} satisfies Mutant;
