import type { Mutant } from '../mutant';
import { OpenLike, opening } from '../wrap';

class Unkept extends OpenLike {
  override async finalize() {
    return [];
  }
}

export default {
  policies: opening((own, _visit, settings) =>
    settings.session_service === 'default' ? own : new Unkept(own),
  ),
} satisfies Mutant;
