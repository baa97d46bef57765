import type { Mutant } from '../mutant';
import { Apart } from '../values';
import { session } from '../wrap';

export default {
  policies: session((own, { wiki }, { cookie_domain, cookie_path }) =>
    cookie_domain !== null && cookie_path === null ? new Apart(own, wiki.name) : own,
  ),
} satisfies Mutant;
