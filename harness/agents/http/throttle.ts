import { setTimeout as pass } from 'node:timers/promises';
import { NotTestable } from '../../core/errors';

/** How fast a live wiki is asked. */
export interface RateLimit {
  /** Milliseconds between an answer and the next request. */
  pause: number;
  /** How many requests a run makes at most. */
  requestsAtMost: number;
  /** Where the wiki's operator can reach whoever runs this: an address that goes into the User-Agent. */
  contact?: string | undefined;
}

/** Makes requests one at a time, with pauses, up to a ceiling. */
export class Throttle {
  #made = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(readonly limit: RateLimit) {}

  /** Makes a request when its turn has come. Throws NotTestable past the ceiling. */
  inTurn<T>(request: () => Promise<T>): Promise<T> {
    const { pause, requestsAtMost } = this.limit;
    const turn = this.#last.then(async () => {
      if (this.#made >= requestsAtMost) {
        throw new NotTestable(
          `the ceiling of ${requestsAtMost} requests to a live wiki was reached`,
          'polite: requestsAtMost: a higher one',
        );
      }
      if (this.#made > 0) await pass(pause);
      this.#made += 1;
      return request();
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}
