import type { Mutant } from '../mutant';

export default {
  policies: {
    sentPage: (html, visit) =>
      html.replace('name="password"', `name="password" value="${visit.field('password')}"`),
  },
} satisfies Mutant;
