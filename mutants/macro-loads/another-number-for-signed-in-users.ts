import type { Mutant } from '../mutant';
import { exampleMacro } from '../wrap';

export default {
  policies: exampleMacro((said, { user }) => (user && said.startsWith('Loaded') ? `${said}0` : said)),
  alsoBreaks: {
    'the user is not shown their own number': ['macro-per-visitor'],
  },
} satisfies Mutant;
