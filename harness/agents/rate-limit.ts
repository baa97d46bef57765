import { SetUpError } from '../core/errors';
import type { Exchange } from '../core/exchange';
import { shownAddress } from '../core/shown-address';
import { LockoutDetector } from './lockout';

/** Whether an answer says that the wiki is asked too often: 429, or 503 with a time to come back at. */
export const saysToWait = ({ status, headers }: Pick<Exchange, 'status' | 'headers'>) =>
  status === 429 || (status === 503 && headers['retry-after'] !== undefined);

/** Knows which wikis limit how often they are asked: they are not asked any more. */
export class RateLimitDetector {
  /** Why nothing more is asked of a wiki, by its origin. */
  #limited = new Map<string, SetUpError>();
  #lockouts = new LockoutDetector();

  /**
   * Notes an answer that says that the wiki is asked too often, as MoinMoin's surge protection gives. It is none of the wiki's pages, and whoever goes on is locked out for longer.
   * @throws SetUpError that says so
   */
  detect({ url, status, headers }: Pick<Exchange, 'url' | 'status' | 'headers'>): void {
    if (!saysToWait({ status, headers })) return;
    const retryAfter = headers['retry-after'];
    const later = retryAfter ? `, Retry-After: ${[retryAfter].flat()[0]}` : '';
    const why = new SetUpError(
      `${shownAddress(url)} answered ${status}${later}: this wiki limits how often it is asked, and nothing more is asked ` +
        'of it. Leave the address of whoever runs this out of the limit (MoinMoin: surge_action_limits), or ask more ' +
        'slowly, with polite: { pause: … } in the target file (MoinMoin as it comes: 2.5).',
    );
    this.#limited.set(url.origin, why);
    throw why;
  }

  /**
   * Notes an answer to a visitor who sent no header of their own.
   * @throws SetUpError when the wiki has begun to refuse whoever runs this
   */
  detectLockout(exchange: Exchange): void {
    const why = this.#lockouts.detect(exchange);
    if (!why) return;
    this.#limited.set(exchange.url.origin, why);
    throw why;
  }

  /** @throws SetUpError for a wiki that has said that it is asked too often */
  assertNone({ origin }: URL): void {
    const why = this.#limited.get(origin);
    if (why) throw why;
  }
}
