import type { Mutant } from '../mutant';
import { opening } from '../wrap';

export default {
  policies: opening((own, { request }) => {
    if (request.form.action === 'logout') own.session.delete('wiki.setuid');
    return own;
  }),
  alsoBreaks: {
    'signing out is how to come back': ['change-user-back'],
  },
} satisfies Mutant;
