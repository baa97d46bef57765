import type { Mutant } from '../mutant';
import { opening } from '../wrap';

export default {
  policies: opening((own, { request }) => {
    if ((request.headers.cookie?.length ?? 0) > 4096) throw new Error('The cookie is too long.');
    return own;
  }),
} satisfies Mutant;
