import { SetUpError } from '../core/errors';
import type { Exchange } from '../core/exchange';
import { shownAddress } from '../core/shown-address';

/** Addresses in a row that have to be refused: a wiki may take back a page or two. */
const IN_A_ROW = 3;
const REFUSALS = [403, 429, 503];

/** What a wiki served to visitors that it could not tell from one another, and what it refused them since. */
interface Served {
  addresses: Set<string>;
  refusedSince: Set<string>;
}

/** Tells a wiki that has begun to refuse whoever runs this from one that refuses some of its pages. */
export class LockoutDetector {
  #wikis = new Map<string, Served>();

  /**
   * Why a wiki is to be left alone, once it refuses addresses in a row that it served before to the same kind of
   * visitor: one without cookies, who asked by GET.
   */
  detect({ method, url, status, cookie }: Exchange): SetUpError | undefined {
    const { addresses, refusedSince } = this.#servedBy(url);
    const refused = REFUSALS.includes(status);
    if (!refused) refusedSince.clear();
    if (method !== 'GET' || cookie !== undefined) return undefined;
    if (status < 300) addresses.add(url.href);
    if (refused && addresses.has(url.href)) refusedSince.add(url.href);
    if (refusedSince.size < IN_A_ROW) return undefined;
    return new SetUpError(
      `${shownAddress(url)} answered ${status}, the last of ${IN_A_ROW} addresses in a row that were served to such a ` +
        'visitor before: this wiki, or a server in front of it, has begun to refuse whoever runs this, and nothing more ' +
        'is asked of it. Leave that address out of its limits, or ask more slowly, with polite: { pause: … } in the ' +
        'target file.',
    );
  }

  #servedBy({ origin }: URL): Served {
    const served = this.#wikis.get(origin) ?? { addresses: new Set(), refusedSince: new Set() };
    this.#wikis.set(origin, served);
    return served;
  }
}
