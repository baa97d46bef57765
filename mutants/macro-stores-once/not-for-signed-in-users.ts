import type { Mutant } from '../mutant';
import { exampleMacro } from '../wrap';

export default {
  policies: exampleMacro((said, { user }) =>
    user ? 'Not storing any state until you send a cookie.' : said,
  ),
  alsoBreaks: {
    'the macro is what shows it': ['session-is-new', 'macro-loads', 'macro-per-visitor'],
  },
} satisfies Mutant;
