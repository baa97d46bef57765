import { behind, type Equivalent } from '../equivalent';
import { setCookies } from '../front';

/** Signing out ends the session on the server, and leaves its cookie where it is, as PHP's session_destroy does. */
export default {
  ...behind(setCookies((line) => (/; Max-Age=0\b/.test(line) ? [] : line))),
  notTestable: {
    'domain-set': 'signing out takes no cookie away, so it shows not in which Domain',
    'useless-cookie-removed': 'no cookie is taken away at all',
    'path-set': 'signing out takes no cookie away, so it shows not with which Path',
  },
} satisfies Equivalent;
