import type { Mutant } from '../mutant';

export default {
  policies: {
    sentPage: (html) =>
      html.replace(
        /method="post"([^>]*>\s*<input type="hidden" name="action" value="SyncPages")/,
        'method="get"$1',
      ),
  },
} satisfies Mutant;
