import type { RequestContext } from '../../reference';
import type { Mutant } from '../mutant';
import { exampleMacro } from '../wrap';

const numbers = new WeakMap<RequestContext['wiki'], string>();

export default {
  policies: exampleMacro((said, { user, wiki }) => {
    if (user) return said;
    if (said.startsWith('set')) numbers.set(wiki, said.replace('set to value ', ''));
    return said.startsWith('set') ? said : (numbers.get(wiki) ?? said);
  }),
} satisfies Mutant;
