import type { SessionChange, StoredRecord } from '../../api';

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

/** A record as text: `1767225600000{"key":"…"}`, when the session ends, and its values as JSON texts. */
export function writeRecord(values: ReadonlyMap<string, string>, expires: number): string {
  return `${expires}${JSON.stringify(Object.fromEntries(values))}`;
}

/** @throws SyntaxError when it can't be what `writeRecord` wrote */
export function parseRecord(text: string): StoredRecord {
  const start = text.indexOf('{');
  if (start < 0) throw new SyntaxError('it has no values');
  const found = JSON.parse(text.slice(start)) as object;
  return readRecord(Number(text.slice(0, start)), Object.entries(found));
}
