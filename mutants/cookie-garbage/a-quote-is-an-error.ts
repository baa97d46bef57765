import type { Mutant } from '../mutant';
import { opening } from '../wrap';

export default {
  policies: opening((own, { request }) => {
    if (request.headers.cookie?.includes("'")) throw new Error('A quote is not closed.');
    return own;
  }),
} satisfies Mutant;
