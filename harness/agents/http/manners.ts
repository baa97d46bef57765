import { setTimeout as pass } from 'node:timers/promises';
import { NotTestable } from '../../core/errors';

/** How a live wiki is asked. */
export interface Manners {
  /** Milliseconds between an answer and the next request. */
  pause: number;
  /** How many requests a run makes at most. */
  requestsAtMost: number;
  /** Where the wiki's keeper can reach whoever runs this: an address that goes into the User-Agent. */
  contact?: string | undefined;
}

let manners: Manners | undefined;
let made = 0;
let last: Promise<unknown> = Promise.resolve();

/** From now on the requests of all agents of this process are made with these manners. */
export function bePolite(wanted: Manners): void {
  manners = wanted;
  made = 0;
}

export function userAgent(): string {
  const contact = manners?.contact ? `; +${manners.contact}` : '';
  return `Mozilla/5.0 (compatible; wiki-session-conformance${contact})`;
}

/** Makes a request: at once, or with manners when its turn has come. Throws NotTestable past the ceiling. */
export function inTurn<T>(request: () => Promise<T>): Promise<T> {
  if (!manners) return request();
  const { pause, requestsAtMost } = manners;
  const turn = last.then(async () => {
    if (made >= requestsAtMost) {
      throw new NotTestable(
        `the ceiling of ${requestsAtMost} requests to a live wiki was reached`,
        'polite: requestsAtMost: a higher one',
      );
    }
    if (made > 0) await pass(pause);
    made += 1;
    return request();
  });
  last = turn.catch(() => {});
  return turn;
}
