import { readRecord } from './record';
import type { StoredRecord } from './session-store';

/** A record as LMDB has it: `1767225600000{"key":"…"}`, when the session ends, and its values as JSON texts. */
export class VersionedRecord implements StoredRecord {
  constructor(
    readonly values: ReadonlyMap<string, string>,
    readonly expires: number,
    /** Counts the writes. */
    readonly version: number,
  ) {}
}

export function writeRecord(values: ReadonlyMap<string, string>, expires: number): string {
  return `${expires}${JSON.stringify(Object.fromEntries(values))}`;
}

/** @throws SyntaxError when it can't be what a session wrote */
export function parseRecord(text: string, version: number): VersionedRecord {
  const start = text.indexOf('{');
  const found = JSON.parse(text.slice(start)) as object;
  const { values, expires } = readRecord(Number(text.slice(0, start)), Object.entries(found));
  return new VersionedRecord(values, expires, version);
}

/** When the session ends: what sweeping asks of each. */
export function parseExpires(text: string): number {
  return Number.parseInt(text, 10);
}
