import type { Mutant } from '../mutant';

export default {
  policies: {
    sentPage: (html) => html.replace('type="password" id="iPassword"', 'type="text" id="iPassword"'),
  },
  alsoBreaks: {
    'the warning stands with a form that asks for a password': ['remote-warns-trust'],
  },
} satisfies Mutant;
