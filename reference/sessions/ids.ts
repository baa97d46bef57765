import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const MINUTE = 60_000;

// What an id begins with is a time, so that ids made together lie together in a store that orders them, where they are
// written and removed together.
const MINUTE_BYTES = 3;
const UNTIL_BYTES = 5;
const RANDOM_BYTES = 18;
const MAC_BYTES = 16;
const MAC_START = UNTIL_BYTES + RANDOM_BYTES;

// Lengths divide by three, so that each id has exactly one spelling in base64url.
const PROVISIONAL = /^[\w-]{52}$/;
const EITHER = /^[\w-]{32}(?:[\w-]{20})?$/;

/**
 * The two kinds of session id.
 *
 * A *stored* id means something only while the store knows it: once ended, it never comes back.
 * A *provisional* id is what an anonymous visitor gets on the first request. The server keeps nothing for it
 * ("Not storing any state until you send a cookie"), and recognizes it later by its MAC.
 */
export class SessionIds {
  /**
   * @param key secret of the MAC, the same on all servers of a farm
   * @param namespace name of the service, so that no other service accepts its provisional ids
   */
  constructor(
    private readonly key: string | Buffer,
    private readonly namespace: string,
  ) {}

  // sid-entropy: "128 bits or more from a CSPRNG"; here 168 in a stored id, 144 in a provisional one.
  /** @param now ms since the epoch */
  stored(now: number): string {
    const bytes = randomBytes(24);
    bytes.writeUIntBE(Math.floor(now / MINUTE) % 2 ** (8 * MINUTE_BYTES), 0, MINUTE_BYTES);
    return bytes.toString('base64url');
  }

  /** An id that begins a session. @param until until when (ms since the epoch) */
  provisional(until: number): string {
    const bytes = randomBytes(MAC_START + MAC_BYTES);
    bytes.writeUIntBE(Math.ceil(until / 1000), 0, UNTIL_BYTES);
    this.#mac(bytes).copy(bytes, MAC_START);
    return bytes.toString('base64url');
  }

  // sid-not-adopted: "An id the server never gave out is never adopted."
  /** Until when (ms since the epoch) the id may begin a session; undefined for one that was never issued. */
  provisionalUntil(sid: string): number | undefined {
    if (!PROVISIONAL.test(sid)) return undefined;
    const bytes = Buffer.from(sid, 'base64url');
    if (!timingSafeEqual(bytes.subarray(MAC_START), this.#mac(bytes))) return undefined;
    return bytes.readUIntBE(0, UNTIL_BYTES) * 1000;
  }

  #mac(bytes: Buffer): Buffer {
    const authenticated = bytes.subarray(0, MAC_START);
    return createHmac('sha256', this.key)
      .update(this.namespace)
      .update(authenticated)
      .digest()
      .subarray(0, MAC_BYTES);
  }
}

// cookie-garbage: "a fresh session, never a 5xx, in linear time": what can't be an id never reaches the store.
export function isWellFormed(sid: string): boolean {
  return EITHER.test(sid);
}
