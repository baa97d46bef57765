import type { AuthMethod, Session } from '../api';

/** What the administrator configured can't work; the message may be shown. */
export class SessionHandlerError extends Error {
  override readonly name = 'SessionHandlerError';
}

const DICT = ['get', 'set', 'has', 'delete', 'keys'] as const;

// replace-dict: "The request.session object must be a dict-like object".
/** @throws SessionHandlerError when it is not */
export function assertDictLike(session: Session, method: AuthMethod): void {
  const missing = DICT.filter((name) => typeof (session as Partial<Session> | null)?.[name] !== 'function');
  if (missing.length === 0) return;
  throw new SessionHandlerError(
    `The session handler ${method.name} of the auth list assigned a session that is not dict-like: it has no ${missing.join(', ')}.`,
  );
}
