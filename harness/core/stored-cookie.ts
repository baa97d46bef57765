/** A cookie as a browser holds it, whichever agent it came from. */
export interface StoredCookie {
  name: string;
  value: string;
  /** The host that set it, or with `hostOnly` false the domain it reaches, without a leading dot. */
  domain: string;
  hostOnly: boolean;
  path: string;
  secure: boolean;
  httpOnly: boolean;
  /** Milliseconds since 1970; absent for a cookie that goes when the browser is closed. */
  expires?: number;
}
