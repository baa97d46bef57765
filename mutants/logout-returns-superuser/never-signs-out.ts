import type { Mutant } from '../mutant';
import { opening, RequestSessionLike } from '../wrap';

class Endless extends RequestSessionLike {
  override end() {
    const { session } = this.own;
    const user = session.get('wiki.user');
    if (user !== 'SueSuper') super.end();
  }
}

export default {
  policies: opening((own) => new Endless(own)),
} satisfies Mutant;
