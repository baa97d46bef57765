import type { Mutant } from '../mutant';

export default {
  policies: {
    sentPage: (html, context) =>
      html.replace('name="password"', `name="password" value="${context.field('password')}"`),
  },
} satisfies Mutant;
