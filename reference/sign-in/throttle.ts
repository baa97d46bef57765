/** How failures of one kind are answered with a wait. */
export interface ThrottleLimits {
  /** Failures that cost no wait. */
  readonly free: number;
  /** Seconds that the wait grows to: it doubles with each failure from one second on. */
  readonly longest: number;
}

/** ms after the last failure when all of them are forgotten. */
const FORGET_MS = 3600_000;
const MAX_KEYS = 10_000;

interface Failures {
  readonly count: number;
  readonly at: number;
  readonly until: number;
}

/** Who failed how often, by any key. Times are in ms since the epoch. */
export class Throttle {
  readonly #failures = new Map<string, Failures>();

  constructor(private readonly limits: ThrottleLimits) {}

  /** Seconds until the next attempt. */
  wait(key: string, now: number): number {
    const until = this.#failures.get(key)?.until ?? 0;
    // A clock that was set back must not lengthen the wait.
    return Math.min(this.limits.longest, Math.max(0, Math.ceil((until - now) / 1000)));
  }

  /** Counts an attempt as failed. */
  fail(key: string, now: number): void {
    const before = this.#failures.get(key);
    const count = before && now - before.at < FORGET_MS ? before.count + 1 : 1;
    const { free, longest } = this.limits;
    const wait = count <= free ? 0 : Math.min(longest, 2 ** (count - free - 1));
    this.#failures.delete(key);
    const [oldest] = this.#failures.keys();
    if (this.#failures.size >= MAX_KEYS && oldest !== undefined) this.#failures.delete(oldest);
    this.#failures.set(key, { count, at: now, until: now + wait * 1000 });
  }

  /** An attempt that was counted did not fail after all. */
  forgive(key: string): void {
    const before = this.#failures.get(key);
    if (!before) return;
    if (before.count > 1) this.#failures.set(key, { ...before, count: before.count - 1, until: before.at });
    else this.#failures.delete(key);
  }
}
