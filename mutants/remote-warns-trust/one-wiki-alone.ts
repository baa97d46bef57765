import type { Mutant } from '../mutant';

export default {
  policies: { sentPage: (html) => html.replace('trust both wikis', 'trust this wiki') },
} satisfies Mutant;
