/** ms; Redis as it comes saves a snapshot at least once an hour, when anything changed. */
const SNAPSHOTS = 3_600_000;

/** An id that ended, and until when its tombstone lasts. */
export type Ended = readonly [sid: string, tombstoneUntil: number];

/** The last ids that ended since Redis surely saved a snapshot. */
export class RecentlyEnded {
  readonly #ended = new Map<string, { readonly tombstoneUntil: number; readonly at: number }>();

  /** @param limit so many of them, of which each takes a few hundred bytes */
  constructor(private readonly limit = 100_000) {}

  has(sid: string): boolean {
    return this.#ended.has(sid);
  }

  /** @param tombstoneUntil 0: the id may begin again, and is not noted @param at ms of this process */
  note(sid: string, tombstoneUntil: number, at = performance.now()): void {
    if (tombstoneUntil === 0) return;
    this.#ended.delete(sid);
    this.#ended.set(sid, { tombstoneUntil, at });
    for (const [oldest, ended] of this.#ended) {
      if (ended.at > at - 2 * SNAPSHOTS && this.#ended.size <= this.limit) break;
      this.#ended.delete(oldest);
    }
  }

  *[Symbol.iterator](): Iterator<Ended> {
    for (const [sid, { tombstoneUntil }] of this.#ended) yield [sid, tombstoneUntil];
  }
}
