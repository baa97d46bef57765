import { createHash } from 'node:crypto';
import type { Accounts } from '../accounts';
import { networkOf } from '../addresses';
import type { RequestContext, User } from '../api';
import type { Counters } from '../counters';
import { TooManyPasswords } from './passwords';
import { SignInThrottled, Throttle } from './throttle';

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

// Whoever guesses the passwords of one account must not lock its user out for long.
const ACCOUNT_LIMITS = { free: 5, longest: 30 };
// Many users may share an address.
const CLIENT_LIMITS = { free: 20, longest: 900 };
const MAX_KNOWN = 10_000;

/** Checks names and passwords, however they come, and has those who fail wait: by account and by the visitor's address. */
export class SignIn {
  readonly #accounts: Throttle;
  readonly #clients: Throttle;
  /** Where an account's user has signed in from: those are not made to wait for what others failed at. */
  readonly #known = new Set<string>();

  constructor(
    private readonly accounts: Accounts,
    private readonly counters: Counters,
  ) {
    this.#accounts = new Throttle(ACCOUNT_LIMITS, counters);
    this.#clients = new Throttle(CLIENT_LIMITS, counters);
  }

  /** The user that name and password belong to. @throws SignInThrottled */
  async check(attempt: SignInAttempt): Promise<User | undefined> {
    const client = networkOf(attempt.client);
    const pair = digest(attempt.name, client);
    const account = this.#known.has(pair) ? pair : digest(attempt.name);
    const user = await this.#inTime(attempt, account, client);
    if (user) this.#noteKnown(pair);
    else this.counters.rejected['sign-in'] += 1;
    return user;
  }

  #inTime(attempt: SignInAttempt, account: string, client: string): Promise<User | undefined> {
    const { now, throttled } = attempt;
    const check = () => this.#checkPassword(attempt);
    if (!throttled) return check();
    const failed = (user: User | undefined) => user === undefined;
    return this.#accounts.attempt(
      account,
      now,
      () => this.#clients.attempt(client, now, check, failed),
      failed,
    );
  }

  async #checkPassword({ name, password }: SignInAttempt): Promise<User | undefined> {
    try {
      return await this.accounts.check(name, password);
    } catch (error) {
      if (!(error instanceof TooManyPasswords)) throw error;
      this.counters.rejected.throttled += 1;
      throw new SignInThrottled(1);
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
