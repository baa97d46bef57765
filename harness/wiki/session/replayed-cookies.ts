import type { Control } from '../../core/checks';
import type { StoredCookie } from '../../core/stored-cookie';

/** Cookies that somebody else sends, and what shows that they were worth something when they were copied. */
export interface ReplayedCookies {
  cookies: readonly StoredCookie[];
  /** That they signed in whoever sent them; absent where they are an anonymous visitor's, or forged. */
  signedIn?: Control;
  /** Whether a copy found each key that was in the session when they were copied. */
  keys: ReadonlyMap<string, boolean>;
}
