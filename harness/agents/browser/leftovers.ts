import type { Network } from '../network';
import type { Page } from '../page';
import type { Devtools } from './devtools';
import type { Navigation } from './tab';

/** What a visitor's visits have left in their browser: whether the next visitor may have it once it is cleaned. */
export class Leftovers {
  #origins = new Set<string>();
  #canBeCleaned = true;
  /** Whether a script may have run, which can set cookies and store other things. */
  scripts = false;

  /** Something was done that can't be taken back. */
  keep(): void {
    this.#canBeCleaned = false;
  }

  /** Makes a visit: a browser that did not come to its end is nobody else's. */
  async of<T>(visit: () => Promise<T>): Promise<T> {
    const before = this.#canBeCleaned;
    this.#canBeCleaned = false;
    const result = await visit();
    this.#canBeCleaned = before;
    return result;
  }

  /** HTTPS may leave a browser with a policy for the host, and HTTP authentication with a password. */
  note({ exchanges }: Page, { embeds }: Navigation, devtools: Devtools | undefined, network: Network): void {
    for (const { url } of exchanges) this.#origins.add(url.origin);
    const plain = exchanges.every(({ url, status }) => url.protocol === 'http:' && status !== 401);
    const scripts = this.scripts ? devtools !== undefined && this.#origins.size === 1 : true;
    if (!plain || !scripts || embeds || network.authorizations.size > 0) this.keep();
  }

  /** What has to be cleaned: cookies, and what the scripts of that origin stored; undefined where that is not enough. */
  get toClean(): { scripts?: string } | undefined {
    if (!this.#canBeCleaned) return undefined;
    const [origin] = this.scripts ? this.#origins : [];
    return origin ? { scripts: origin } : {};
  }
}
