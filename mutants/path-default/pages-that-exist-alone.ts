import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class Empty extends SessionLike {
  override get() {
    return undefined;
  }
}

export default {
  policies: session((own, { wiki, page }) => (wiki.farm.pages.find(page) ? own : new Empty(own))),
} satisfies Mutant;
