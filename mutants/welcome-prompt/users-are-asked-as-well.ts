import type { Mutant } from '../mutant';

export default {
  policies: {
    sentPage: (html) =>
      html.replace('<a id="userhome"', '<a id="login" href="?action=login">sign in</a> <a id="userhome"'),
  },
} satisfies Mutant;
