import type { Mutant } from '../mutant';
import { Renamed } from '../values';
import { session } from '../wrap';

export default {
  policies: session((own, { wiki }, { cookie_domain, cookie_path }) =>
    cookie_domain === null && cookie_path !== null ? new Renamed(own, (key) => `${wiki.name}.${key}`) : own,
  ),
} satisfies Mutant;
