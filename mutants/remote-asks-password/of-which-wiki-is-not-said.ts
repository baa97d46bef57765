import type { Mutant } from '../mutant';

export default {
  policies: { sentPage: (html) => html.replace('at the remote wiki below', 'below') },
} satisfies Mutant;
