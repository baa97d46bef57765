import type { RequestContext, Session, Value } from '../reference';
import { places } from './values';
import { SessionLike } from './wrap';

const KEY = 'wiki.setuid';
const placeOf = places<string>();

class KeptByUser extends SessionLike {
  readonly #values: Map<string, Value>;

  constructor(
    own: Session,
    user: string,
    private readonly signsIn: boolean,
  ) {
    super(own);
    this.#values = placeOf(user);
  }
  override get(key: string) {
    return key === KEY ? this.#values.get(KEY) : super.get(key);
  }
  override set(key: string, value: Value) {
    if (key === KEY) this.#values.set(KEY, value);
    else super.set(key, value);
  }
  override delete(key: string) {
    return key === KEY && !this.signsIn ? this.#values.delete(KEY) : super.delete(key);
  }
}

/** Whom a superuser acts as is kept by the superuser's name, whatever becomes of the session. */
export function setuidKeptByUser(own: Session, { user, superuser, login }: RequestContext): Session {
  const name = (superuser ?? user)?.name;
  return name === undefined ? own : new KeptByUser(own, name, login === 'accepted');
}
