import type { Session } from '../api';

/** What the administrator configured can't work; the message may be shown. */
export class SessionHandlerError extends Error {
  override readonly name = 'SessionHandlerError';
}

const DICT = ['get', 'set', 'has', 'delete', 'clear', 'keys', 'values', 'entries'] as const;

// replace-dict: "The request.session object must be a dict-like object".
/** @param from what gave it, at the beginning of a sentence @throws SessionHandlerError when it is not */
export function assertDictLike(session: Session, from: string): void {
  const given = (session ?? {}) as Partial<Session>;
  const missing: string[] = DICT.filter((name) => typeof given[name] !== 'function');
  if (typeof given[Symbol.iterator] !== 'function') missing.push('iterator');
  if (typeof given.size !== 'number') missing.push('size');
  if (missing.length === 0) return;
  throw new SessionHandlerError(
    `${from} assigned a session that is not dict-like: it has no ${missing.join(', ')}.`,
  );
}
