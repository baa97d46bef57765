import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const RANDOM_BYTES = 18;
const UNTIL_BYTES = 5;
const SEAL_BYTES = 16;

// Lengths divide by three, so that each id has exactly one spelling in base64url.
const OFFER = /^[\w-]{52}$/;
const STORED = /^[\w-]{32}$/;

/**
 * The two kinds of session id.
 *
 * A *stored* id is pure chance and means something only while the store knows it: once ended, it never comes back.
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

  // sid-entropy: "128 bits or more from a CSPRNG"; here 192 in a stored id, 144 in an offered one.
  stored(): string {
    return randomBytes(24).toString('base64url');
  }

  /** An id that begins a session as long as that session would last now. Times as in `Age`. */
  offered({ now, lifetime, grace }: { now: number; lifetime: number; grace: number }): string {
    const until = now + (lifetime + grace) * 1000;
    const bytes = randomBytes(RANDOM_BYTES + UNTIL_BYTES + SEAL_BYTES);
    bytes.writeUIntBE(Math.ceil(until / 1000), RANDOM_BYTES, UNTIL_BYTES);
    this.#seal(bytes).copy(bytes, RANDOM_BYTES + UNTIL_BYTES);
    return bytes.toString('base64url');
  }

  // sid-not-adopted: "An id the server never gave out is never adopted."
  /** Until when (ms since the epoch) the id is on offer; undefined for an id that was never offered. */
  offeredUntil(sid: string): number | undefined {
    if (!OFFER.test(sid)) return undefined;
    const bytes = Buffer.from(sid, 'base64url');
    if (!timingSafeEqual(bytes.subarray(RANDOM_BYTES + UNTIL_BYTES), this.#seal(bytes))) return undefined;
    return bytes.readUIntBE(RANDOM_BYTES, UNTIL_BYTES) * 1000;
  }

  #seal(bytes: Buffer): Buffer {
    const sealed = bytes.subarray(0, RANDOM_BYTES + UNTIL_BYTES);
    return createHmac('sha256', this.key).update(this.space).update(sealed).digest().subarray(0, SEAL_BYTES);
  }
}

// cookie-garbage: "a fresh session, never a 5xx, in linear time": what can't be an id never reaches the store.
export function isWellFormed(sid: string): boolean {
  return STORED.test(sid) || OFFER.test(sid);
}
