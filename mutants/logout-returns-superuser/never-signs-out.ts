import type { Mutant } from '../mutant';
import { OpenLike, opening } from '../wrap';

class Endless extends OpenLike {
  override end() {
    const { session } = this.own;
    const user = session.get('wiki.user');
    if (user !== 'SueSuper') super.end();
  }
}

export default {
  policies: opening((own) => new Endless(own)),
} satisfies Mutant;
