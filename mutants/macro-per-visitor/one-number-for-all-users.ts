import type { RequestContext } from '../../reference';
import type { Mutant } from '../mutant';
import { exampleMacro } from '../wrap';

const numbers = new WeakMap<RequestContext['wiki'], string>();

export default {
  policies: exampleMacro((said, { user, wiki }) => {
    if (!user) return said;
    if (said.startsWith('Set')) numbers.set(wiki, said.replace('Set to', 'Loaded'));
    return said.startsWith('Loaded') ? (numbers.get(wiki) ?? said) : said;
  }),
} satisfies Mutant;
