import { behind } from '../../equivalents/equivalent';
import type { Mutant } from '../mutant';

export default {
  ...behind({
    request: (asked) => {
      const { cookie = '', ...headers } = asked.headers;
      const sessions = cookie.split('; ').filter((pair) => pair.startsWith('MOIN_SESSION'));
      return sessions.length > 1 ? { ...asked, headers } : asked;
    },
  }),
} satisfies Mutant;
