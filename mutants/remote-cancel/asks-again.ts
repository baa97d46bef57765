import type { Mutant } from '../mutant';

export default {
  policies: {
    sentPage: (html, visit) =>
      visit.field('cancel')
        ? html.replace('</main>', '<form><input type="password" name="password"></form></main>')
        : html,
  },
} satisfies Mutant;
