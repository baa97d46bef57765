import type { Mutant } from '../mutant';
import { OfOneWiki } from '../values';
import { session } from '../wrap';

export default {
  policies: session((own, { wiki }, { cookie_domain, cookie_path }) =>
    cookie_domain === null && cookie_path !== null ? new OfOneWiki(own, wiki.name) : own,
  ),
} satisfies Mutant;
