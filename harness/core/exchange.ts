import type { SetCookie } from './set-cookie';

/** One request and the whole answer to it, as they went over the wire: the one record of what passed. */
export interface Exchange {
  /** Whose browser sent it. */
  visitor: string;
  /** The wiki's time when the answer came, in milliseconds since 1970. */
  at: number;
  method: string;
  url: URL;
  /** The Cookie header that was sent. */
  cookie?: string;
  /** Headers that the visitor's browser was told to send besides, such as Authorization. */
  extraHeaders?: Readonly<Record<string, string>>;
  /** The form fields that were sent. */
  form?: readonly [name: string, value: string][];
  status: number;
  /** Header names in lower case; Set-Cookie is apart. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** What each Set-Cookie line says, and what the browser made of it. */
  setCookies: SetCookie[];
  body: string;
}

/** The first value of an answer's header, its name in lower case. */
export function header({ headers }: Pick<Exchange, 'headers'>, name: string): string | undefined {
  return [headers[name]].flat()[0];
}

/** Whether a Cookie header carries one of these cookies with its value. */
export function carries(
  cookie: string | undefined,
  cookies: readonly { name: string; value: string }[],
): boolean {
  const pairs = cookie?.split('; ') ?? [];
  return cookies.some(({ name, value }) => pairs.includes(`${name}=${value}`));
}
