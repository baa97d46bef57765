import type { Counters } from '../counters';

/** How failures of one kind are answered with a wait. */
export interface ThrottleLimits {
  /** Failures that cost no wait. */
  readonly free: number;
  /** Seconds that the wait grows to: it doubles with each failure from one second on. */
  readonly longest: number;
}

/** It is too early for another attempt; the message may be shown. */
export class SignInThrottled extends Error {
  override readonly name = 'SignInThrottled';
  readonly statusCode = 429;

  /** @param retryAfter seconds */
  constructor(readonly retryAfter: number) {
    super(`Too many sign-ins failed. Please try again in ${retryAfter} seconds.`);
  }
}

/** ms after the last failure when all of them are forgotten. */
const FORGET_MS = 3600_000;
const MAX_KEYS = 10_000;

interface Failures {
  readonly count: number;
  readonly at: number;
  readonly until: number;
}

/** Attempts that are being made, and those that wait for one of these to end. */
interface UnderWay {
  made: number;
  waiting: (() => void)[];
}

/** Has whoever failed at signing in wait, by any key. Times are in ms since the epoch. */
export class Throttle {
  readonly #failures = new Map<string, Failures>();
  readonly #underWay = new Map<string, UnderWay>();

  constructor(
    private readonly limits: ThrottleLimits,
    private readonly counters: Counters,
  ) {}

  /**
   * Makes an attempt, which fails where `failed` says so of its result; one that rejects has not failed.
   * @throws SignInThrottled when too many have failed
   */
  async attempt<T>(
    key: string,
    now: number,
    make: () => Promise<T>,
    failed: (result: T) => boolean,
  ): Promise<T> {
    const underWay = await this.#begin(key, now);
    try {
      const result = await make();
      if (failed(result)) this.#fail(key, now);
      return result;
    } finally {
      underWay.made -= 1;
      if (underWay.made === 0) this.#underWay.delete(key);
      for (const wake of underWay.waiting.splice(0)) wake();
    }
  }

  /** After those under way where these could use up what costs no wait: many guesses at once are no more than in turn. */
  async #begin(key: string, now: number): Promise<UnderWay> {
    for (;;) {
      this.#refuseEarly(key, now);
      const underWay = this.#underWay.get(key) ?? { made: 0, waiting: [] };
      if (underWay.made === 0 || this.#count(key, now) + underWay.made <= this.limits.free) {
        underWay.made += 1;
        this.#underWay.set(key, underWay);
        return underWay;
      }
      await new Promise<void>((resolve) => underWay.waiting.push(resolve));
    }
  }

  #refuseEarly(key: string, now: number): void {
    const until = this.#failures.get(key)?.until ?? 0;
    if (until <= now) return;
    this.counters.rejected.throttled += 1;
    // A clock that was set back must not lengthen the wait.
    throw new SignInThrottled(Math.min(this.limits.longest, Math.ceil((until - now) / 1000)));
  }

  #count(key: string, now: number): number {
    const before = this.#failures.get(key);
    return before && now - before.at < FORGET_MS ? before.count : 0;
  }

  #fail(key: string, now: number): void {
    const count = this.#count(key, now) + 1;
    const { free, longest } = this.limits;
    const wait = count <= free ? 0 : Math.min(longest, 2 ** (count - free - 1));
    this.#failures.delete(key);
    const [oldest] = this.#failures.keys();
    if (this.#failures.size >= MAX_KEYS && oldest !== undefined) this.#failures.delete(oldest);
    this.#failures.set(key, { count, at: now, until: now + wait * 1000 });
  }
}
