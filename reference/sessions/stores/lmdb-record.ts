import type { StoredRecord } from '../../api';
import { parseRecord } from './record';

/** A record as LMDB has it. */
export class VersionedRecord implements StoredRecord {
  constructor(
    readonly values: ReadonlyMap<string, string>,
    readonly expires: number,
    /** Counts the writes. */
    readonly version: number,
  ) {}
}

/** @throws SyntaxError when it can't be what a session wrote */
export function parseVersion(text: string, version: number): VersionedRecord {
  const { values, expires } = parseRecord(text);
  return new VersionedRecord(values, expires, version);
}

/** When the session ends: what sweeping asks of each. */
export function parseExpires(text: string): number {
  return Number.parseInt(text, 10);
}
