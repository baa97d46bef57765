import type { Mutant } from '../mutant';
import { request } from '../request';

export default {
  policies: {
    ...request(({ query }) =>
      query.action === 'SyncPages' && query.ticket ? { method: 'POST', form: query } : {},
    ),
    sentPage: (html) =>
      html.replace(
        /method="post"([^>]*>\s*<input type="hidden" name="action" value="SyncPages")/,
        'method="get"$1',
      ),
  },
} satisfies Mutant;
