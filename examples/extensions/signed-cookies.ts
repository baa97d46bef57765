import { createHmac, timingSafeEqual } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Extension, SessionData, type SessionService } from 'wiki-session-conformance/reference';

/*
 * Sessions in signed cookies, without a store: a cookie holds all that its session does. Its visitor can read that, and
 * can't change it. A copy of it is good until it expires, whoever signs out meanwhile; of two requests at once, the
 * later answer counts. `--session_service signed_cookies`
 */

const MAC_BYTES = 32;
/** Browsers keep 4096 bytes of a cookie, with its name and attributes. */
const MAX_LENGTH = 3800;

export default {
  sessionServices: {
    signed_cookies({ secret, cookie, plan }): SessionService {
      const mac = (data: Buffer) => createHmac('sha256', secret).update(data).digest();

      function seal(text: string): string {
        const data = deflateRawSync(text);
        return Buffer.concat([mac(data), data]).toString('base64url');
      }
      function unseal(value: string, now: number): SessionData | undefined {
        const bytes = Buffer.from(value, 'base64url');
        const [given, data] = [bytes.subarray(0, MAC_BYTES), bytes.subarray(MAC_BYTES)];
        // Several texts of base64 stand for the same bytes: one was given out.
        if (given.length < MAC_BYTES || bytes.toString('base64url') !== value) return undefined;
        if (!timingSafeEqual(given, mac(data))) return undefined;
        return SessionData.read(inflateRawSync(data).toString(), now);
      }

      return {
        async open(context) {
          const known = cookie.read(context).flatMap((value) => unseal(value, context.now) ?? []);
          // Of two cookies that may be the visitor's, neither is.
          let session = (known.length === 1 && known[0]) || new SessionData();
          return {
            get session() {
              return session;
            },
            plan,
            end() {
              session = new SessionData();
            },
            async commit() {
              const goesOn = plan(context);
              if (!goesOn) return cookie.read(context).length > 0 ? cookie.clear(context) : [];
              const value = seal(session.write(context.now + goesOn.maxAge * 1000));
              if (value.length <= MAX_LENGTH) return [cookie.write(context, value, goesOn.maxAge)];
              throw Object.assign(new Error('The session is too large for a cookie.'), { statusCode: 413 });
            },
          };
        },
      };
    },
  },
} satisfies Extension;
