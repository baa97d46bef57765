import type { Mutant } from '../mutant';

export default {
  policies: {
    sentPage: (html, context) =>
      context.field('cancel')
        ? html.replace('</main>', '<form><input type="password" name="password"></form></main>')
        : html,
  },
} satisfies Mutant;
