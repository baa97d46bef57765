import type { Mutant } from '../mutant';
import { exampleMacro } from '../wrap';

export default {
  policies: exampleMacro((said, { session, user }) => {
    const loads = Number(session.get('loads') ?? 0);
    if (!said.startsWith('set') && user) session.set('loads', loads + 1);
    return loads < 2 ? said : '4711';
  }),
} satisfies Mutant;
