import type { SessionChange } from '../../api';
import type { StoredRecord } from './session-store';

/** What a request changed, merged into what is stored. */
export function merge(
  values: ReadonlyMap<string, string>,
  change: SessionChange,
): ReadonlyMap<string, string> {
  const merged = new Map(values);
  for (const [key, text] of change) {
    if (text === null) merged.delete(key);
    else merged.set(key, text);
  }
  return merged;
}

/**
 * A record made of what a store found. Session data is data: it is parsed as JSON, and nothing else is done with it.
 * @throws SyntaxError when it can't be what a session wrote
 */
export function readRecord(expires: number, values: Iterable<[string, unknown]>): StoredRecord {
  if (!Number.isSafeInteger(expires)) throw new SyntaxError('it does not say when it ends');
  const checked = new Map<string, string>();
  for (const [key, text] of values) {
    if (typeof text !== 'string') throw new SyntaxError('a value is not text');
    JSON.parse(text);
    checked.set(key, text);
  }
  return { values: checked, expires };
}
