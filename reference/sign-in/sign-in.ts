import { createHash } from 'node:crypto';
import type { Accounts } from '../accounts';
import { networkOf } from '../addresses';
import type { RequestContext, User } from '../api';
import type { Counters } from '../counters';
import { TooManyPasswords } from './passwords';
import { Throttle } from './throttle';

/** Who asks, and when (ms since the epoch). */
export interface SignInAttempt {
  readonly name: string;
  readonly password: string;
  /** Address of the visitor. */
  readonly client: string;
  readonly now: number;
  /** The setting `throttle_sign_in`. */
  readonly throttled: boolean;
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

// Whoever guesses the passwords of one account must not lock its user out for long.
const ACCOUNT_LIMITS = { free: 5, longest: 30 };
// Many users may share an address.
const CLIENT_LIMITS = { free: 20, longest: 900 };
const MAX_KNOWN = 10_000;

/** Checks names and passwords, however they come, and has those who fail wait: by account and by the visitor's address. */
export class SignIn {
  readonly #accounts = new Throttle(ACCOUNT_LIMITS);
  readonly #clients = new Throttle(CLIENT_LIMITS);
  /** Where an account's user has signed in from: those are not made to wait for what others failed at. */
  readonly #known = new Set<string>();

  constructor(
    private readonly accounts: Accounts,
    private readonly counters: Counters,
  ) {}

  /** The user that name and password belong to. @throws SignInThrottled */
  async check(attempt: SignInAttempt): Promise<User | undefined> {
    const { name, password, now } = attempt;
    const client = networkOf(attempt.client);
    const pair = digest(name, client);
    const account = this.#known.has(pair) ? pair : digest(name);
    if (attempt.throttled) this.#refuseEarly(account, client, now);
    // Counted before the password is checked, or else many guesses at once would all come before the first failure.
    this.#accounts.fail(account, now);
    this.#clients.fail(client, now);
    const user = await this.#check(name, password, () => {
      this.#accounts.forgive(account);
      this.#clients.forgive(client);
    });
    if (user) this.#noteKnown(pair);
    else this.counters.rejected['sign-in'] += 1;
    return user;
  }

  #refuseEarly(account: string, client: string, now: number): void {
    const wait = Math.max(this.#accounts.wait(account, now), this.#clients.wait(client, now));
    if (wait > 0) this.#refuse(wait);
  }

  #refuse(seconds: number): never {
    this.counters.rejected.throttled += 1;
    throw new SignInThrottled(seconds);
  }

  async #check(name: string, password: string, forgive: () => void): Promise<User | undefined> {
    try {
      const user = await this.accounts.check(name, password);
      if (user) forgive();
      return user;
    } catch (error) {
      forgive();
      if (error instanceof TooManyPasswords) this.#refuse(1);
      throw error;
    }
  }

  #noteKnown(pair: string): void {
    this.#known.delete(pair);
    const [oldest] = this.#known;
    if (this.#known.size >= MAX_KNOWN && oldest !== undefined) this.#known.delete(oldest);
    this.#known.add(pair);
  }
}

export function attemptBy(context: RequestContext, name: string, password: string): SignInAttempt {
  const { wiki, request, now } = context;
  return { name, password, client: request.client, now, throttled: wiki.settings.throttle_sign_in };
}

/** A name may be as long as a request. */
function digest(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}
