import type { Mutant } from '../mutant';

export default {
  policies: {
    sentPage: (html) => html.replace(/(?<=SESSION-DICT [^\n]*)\b\d{6}\b(?=[^\n]*SESSION-DICT-END)/g, '$&.0'),
  },
} satisfies Mutant;
