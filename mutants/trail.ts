import type { Session, Value } from '../reference';
import { SessionLike } from './wrap';

/** The trail is kept in `values`, whatever becomes of the session; all else is the session's own. */
export class TrailElsewhere extends SessionLike {
  constructor(
    own: Session,
    private readonly kept: Map<string, Value>,
  ) {
    super(own);
  }
  override get(key: string) {
    return isTrail(key) ? this.kept.get(key) : super.get(key);
  }
  override set(key: string, value: Value) {
    if (isTrail(key)) this.kept.set(key, value);
    super.set(key, value);
  }
}

function isTrail(key: string): boolean {
  return key.startsWith('wiki.trail');
}
