import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const MINUTE = 60_000;

// What an id begins with is a time, so that ids made together lie together in a store that orders them, where they are
// written and thrown away together.
const MINUTE_BYTES = 3;
const UNTIL_BYTES = 5;
const RANDOM_BYTES = 18;
const SEAL_BYTES = 16;
const SEAL = UNTIL_BYTES + RANDOM_BYTES;

// Lengths divide by three, so that each id has exactly one spelling in base64url.
const OFFER = /^[\w-]{52}$/;
const STORED = /^[\w-]{32}$/;

/**
 * The two kinds of session id.
 *
 * A *stored* id means something only while the store knows it: once ended, it never comes back.
 * An *offered* id is what an anonymous visitor gets on the first request. The server keeps nothing for it
 * ("Not storing any state until you send a cookie"), and recognizes it later by its seal.
 */
export class SessionIds {
  /**
   * @param key secret of the seal, the same on all servers of a farm
   * @param space name of the service, so that no other service takes up its offers
   */
  constructor(
    private readonly key: string | Buffer,
    private readonly space: string,
  ) {}

  // sid-entropy: "128 bits or more from a CSPRNG"; here 168 in a stored id, 144 in an offered one.
  /** @param now ms since the epoch */
  stored(now: number): string {
    const bytes = randomBytes(24);
    bytes.writeUIntBE(Math.floor(now / MINUTE) % 2 ** (8 * MINUTE_BYTES), 0, MINUTE_BYTES);
    return bytes.toString('base64url');
  }

  /** An id that begins a session. @param until until when (ms since the epoch) */
  offered(until: number): string {
    const bytes = randomBytes(SEAL + SEAL_BYTES);
    bytes.writeUIntBE(Math.ceil(until / 1000), 0, UNTIL_BYTES);
    this.#seal(bytes).copy(bytes, SEAL);
    return bytes.toString('base64url');
  }

  // sid-not-adopted: "An id the server never gave out is never adopted."
  /** Until when (ms since the epoch) the id is on offer; undefined for an id that was never offered. */
  offeredUntil(sid: string): number | undefined {
    if (!OFFER.test(sid)) return undefined;
    const bytes = Buffer.from(sid, 'base64url');
    if (!timingSafeEqual(bytes.subarray(SEAL), this.#seal(bytes))) return undefined;
    return bytes.readUIntBE(0, UNTIL_BYTES) * 1000;
  }

  #seal(bytes: Buffer): Buffer {
    const sealed = bytes.subarray(0, SEAL);
    return createHmac('sha256', this.key).update(this.space).update(sealed).digest().subarray(0, SEAL_BYTES);
  }
}

// cookie-garbage: "a fresh session, never a 5xx, in linear time": what can't be an id never reaches the store.
export function isWellFormed(sid: string): boolean {
  return STORED.test(sid) || OFFER.test(sid);
}
