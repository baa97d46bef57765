import type { Mutant } from '../../mutant';
import { session } from '../../wrap';

export default {
  policies: session((own, { request }) => {
    if (request.method === 'POST' && own.has('test') && !own.isNew) own.delete('test');
    return own;
  }),
} satisfies Mutant;
