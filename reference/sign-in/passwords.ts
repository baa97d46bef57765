import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** How costly each guess of a password is: the parameters of scrypt. */
export interface PasswordCost {
  /** A power of two; memory is 128 × N × r bytes. */
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

// OWASP password storage cheat sheet: N=2^15 (32 MiB), r=8, p=3.
export const defaultCost: PasswordCost = { N: 2 ** 15, r: 8, p: 3 };

export interface PasswordHash {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

const SALT_BYTES = 16;
const HASH_BYTES = 32;
const MAX_CONCURRENT = 2;
const MAX_WAITING = 100;
/** For so long a password that was right is recognized without scrypt: HTTP authentication sends it with each request. */
const VERIFIED_MS = 300_000;
const MAX_VERIFIED = 1000;

/** More passwords wait to be checked than can be in a few seconds. */
export class TooManyPasswords extends Error {}

/** A hash that no password has. */
export function passwordHashOfNone(): PasswordHash {
  return { salt: randomBytes(SALT_BYTES), hash: randomBytes(HASH_BYTES) };
}

/** Hashes passwords with scrypt, and checks them. */
export class Passwords {
  readonly #key = randomBytes(32);
  /** Until when (ms of the process) which password is known to belong to which hash. */
  readonly #verified = new Map<string, { readonly of: PasswordHash; readonly until: number }>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(private readonly cost: PasswordCost = defaultCost) {}

  async hash(password: string, salt = randomBytes(SALT_BYTES)): Promise<PasswordHash> {
    const { N, r } = this.cost;
    return {
      salt,
      hash: await derive(password, salt, HASH_BYTES, { ...this.cost, maxmem: 256 * N * r + 2 ** 20 }),
    };
  }

  /** @throws TooManyPasswords */
  async matches(password: string, expected: PasswordHash): Promise<boolean> {
    const digest = createHmac('sha256', this.#key).update(expected.salt).update(password).digest('base64');
    const verified = this.#verified.get(digest);
    if (verified?.of === expected && verified.until > performance.now()) return true;
    const { hash } = await this.#inTurn(() => this.hash(password, expected.salt));
    if (!timingSafeEqual(hash, expected.hash)) return false;
    this.#noteVerified(digest, expected);
    return true;
  }

  #noteVerified(digest: string, of: PasswordHash): void {
    const [oldest] = this.#verified.keys();
    if (this.#verified.size >= MAX_VERIFIED && oldest !== undefined) this.#verified.delete(oldest);
    this.#verified.set(digest, { of, until: performance.now() + VERIFIED_MS });
  }

  /** scrypt runs in the threads that files and names are read by too: it leaves some of them free. */
  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#waiting.length >= MAX_WAITING) throw new TooManyPasswords();
    if (this.#running >= MAX_CONCURRENT) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
