import type { Session, Value } from '../../reference';
import type { Mutant } from '../mutant';
import { SessionLike, session } from '../wrap';

class Apart extends SessionLike {
  constructor(
    own: Session,
    private readonly wiki: string,
  ) {
    super(own);
  }
  override get(key: string) {
    return super.get(this.#apart(key));
  }
  override has(key: string) {
    return super.has(this.#apart(key));
  }
  override set(key: string, value: Value) {
    super.set(this.#apart(key), value);
  }
  #apart(key: string) {
    return key.startsWith('wiki.') ? key : `${this.wiki}.${key}`;
  }
}

export default {
  policies: session((own, { wiki }, settings) => {
    const { cookie_domain, cookie_path } = settings;
    return cookie_domain !== null && cookie_path === null ? new Apart(own, wiki.name) : own;
  }),
} satisfies Mutant;
