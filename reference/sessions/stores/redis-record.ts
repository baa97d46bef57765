import type { SessionChange, StoredRecord } from '../../api';
import { readRecord } from './record';

/** A session as Redis has it. */
export interface Found extends StoredRecord {
  /** Counts what was written to its values; empty for nothing since it began. */
  readonly version: string;
}

/** @throws SyntaxError when it can't be what a session wrote */
export function readFields(fields: readonly string[]): Found {
  const values = new Map<string, string>();
  let [expires, version] = [Number.NaN, ''];
  for (let i = 0; i < fields.length; i += 2) {
    const [field, text] = fields.slice(i, i + 2) as [string, string];
    if (field === 'expires') expires = Number(text);
    else if (field === 'version') version = text;
    else values.set(JSON.parse(field), text);
  }
  return { ...readRecord(expires, values), version };
}

/** What a request changed, as a script gets it: keys as JSON texts, in which half a surrogate pair is one of ASCII letters. */
export function pairs(change: SessionChange): string[] {
  return [...change].flatMap(([key, text]) => [JSON.stringify(key), text ?? '']);
}
