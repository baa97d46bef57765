import type { SessionChange } from '../api';
import { RESERVED, type SessionData } from './session-data';

/** Bytes of keys and values together that visitors and extensions can store in a session. */
const MAX_BYTES = 1024 * 1024;

/** A request stored more than a session can hold; the message may be shown. */
export class SessionTooLarge extends Error {
  override readonly name = 'SessionTooLarge';
  readonly statusCode = 413;
}

/** @throws SessionTooLarge when this request stored more than fits; deleting and the wiki's own always do */
export function assertFits(session: SessionData, change: SessionChange): void {
  const isVisitors = (key: string) => !key.startsWith(RESERVED);
  if (![...change].some(([key, text]) => text !== null && isVisitors(key))) return;
  const size = sizeOf(session, isVisitors);
  if (size <= MAX_BYTES) return;
  throw new SessionTooLarge(
    `A session holds ${MAX_BYTES / 1024} KiB at most, and this would make ${Math.ceil(size / 1024)}. Nothing of this request was stored.`,
  );
}

/** Bytes of the session's keys and values. */
export function sizeOf(session: SessionData, counts: (key: string) => boolean = () => true): number {
  let size = 0;
  for (const key of session.keys()) {
    if (counts(key)) size += Buffer.byteLength(key) + Buffer.byteLength(session.text(key) ?? '');
  }
  return size;
}
