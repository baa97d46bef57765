import type { Mutant } from '../mutant';
import { setuidKeptByUser } from '../setuid';
import { session } from '../wrap';

export default {
  policies: session(setuidKeptByUser),
  alsoBreaks: {
    'in the next scenario the superuser is the other user from the start': ['change-user-back'],
  },
} satisfies Mutant;
