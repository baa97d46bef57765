/** How much sessions of one kind may take up together. */
export interface QuotaLimits {
  readonly sessions: number;
  readonly bytes: number;
}

interface Entry {
  readonly bytes: number;
  /** ms since the epoch. */
  readonly expires: number;
}

/** Sessions that this server keeps for visitors who are not signed in: of too many, the ones not used longest go. */
export class SessionQuota {
  /** By the key in the store, the one used last at the end. */
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;

  constructor(private readonly limits: QuotaLimits) {}

  /**
   * Counts the session in. Answers the keys of those that have to end for it.
   * @param size bytes; undefined: as before
   */
  note(key: string, size: number | undefined, expires: number, now: number): string[] {
    const known = this.#entries.get(key);
    const bytes = size ?? known?.bytes ?? 0;
    if (known) this.#entries.delete(key);
    this.#entries.set(key, { bytes, expires });
    this.#bytes += bytes - (known?.bytes ?? 0);
    const ended: string[] = [];
    for (const [oldest, { expires }] of this.#entries) {
      const expired = expires <= now;
      if (!expired && !this.#isExceeded()) break;
      this.drop(oldest);
      if (!expired) ended.push(oldest);
    }
    return ended;
  }

  drop(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
  }

  #isExceeded(): boolean {
    return this.#entries.size > this.limits.sessions || this.#bytes > this.limits.bytes;
  }
}
