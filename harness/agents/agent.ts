import type { Exchange } from '../core/exchange';
import type { StoredCookie } from '../core/stored-cookie';
import type { FilledForm } from './forms/form';
import type { Page } from './page';

/** What a visitor can do with a browser, over HTTP or in a real one. */
export interface Agent {
  /** Whose browser it is. */
  readonly visitor: string;
  /** The longest this browser keeps any cookie, in milliseconds (Chromium: 400 days). */
  readonly keepsCookiesAtMost: number;
  /** Whether the scripts of the pages run. */
  readonly runsScripts: boolean;
  /** Opens an address and follows redirects. Throws SetUpError when nothing answers. */
  open(url: URL): Promise<Page>;
  /** Sends a form that was found on a page. */
  submit(form: FilledForm): Promise<Page>;
  /** The cookies that the browser holds now, by the wiki's clock. */
  cookies(): Promise<StoredCookie[]>;
  /** The cookies that it would send to an address now, in the order in which it would. */
  cookiesFor(url: URL): Promise<StoredCookie[]>;
  /** Takes these cookies as they are, as a copy of another browser's profile has them. */
  hold(cookies: readonly StoredCookie[]): Promise<void>;
  /** From now on sends these cookies too, wherever they belong, expired or taken away as they may be. */
  replay(cookies: readonly StoredCookie[]): Promise<void>;
  /** Takes in the cookies of an answer to a request that was sent in its name; notes what it refused, and why. */
  receive(exchange: Exchange): Promise<void>;
  /** From now on sends these headers too, as HTTP authentication or a reverse proxy does. */
  sendHeaders(headers: Record<string, string>): Promise<void>;
  /** Deletes all its cookies, with the page before the visitor's eyes left as it is. */
  deleteCookies(): Promise<void>;
  /** Takes no cookie at all; said before the first visit. */
  refuseCookies(): Promise<void>;
  /** Closes the browser and opens it again: what was kept for the browser session alone is gone. */
  closeAndComeBack(): Promise<void>;
  /** What document.cookie shows to a script on the page before the visitor's eyes. Throws NotTestable without scripts. */
  documentCookie(): Promise<string>;
  /**
   * Has a page of another site send an empty form to an address by POST. Throws NotTestable where only the suite could
   * decide what goes along.
   */
  submitFromAnotherSite(url: URL): Promise<Page>;
  /**
   * Has a page of another site show an address in a frame: whether a field for a password is seen in it. Throws NotTestable
   * where the suite alone could decide.
   */
  asksForPasswordInFrame(url: URL): Promise<boolean>;
  /** Writes what there is to look at into a folder, and returns the files; nothing where there is nothing to see. */
  preserve(folder: string): Promise<string[]>;
  /** Gives back what it holds; it is not used after that. */
  end(): Promise<void>;
}

/** The Cookie header that carries these. */
export function cookieHeader(cookies: readonly Pick<StoredCookie, 'name' | 'value'>[]): string {
  return cookies.map(({ name, value }) => (name ? `${name}=${value}` : value)).join('; ');
}
