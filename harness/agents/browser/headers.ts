import { NotTestable, SetUpError } from '../../core/errors';
import type { Exchange } from '../../core/exchange';
import type { Window } from './window';

/** Headers that are a visitor's own. */
interface Headers {
  own: Record<string, string>;
  /** The origin that gets them. */
  visited: string;
  /** The Authorization header of each origin that asks for Basic authentication. */
  authorizations: ReadonlyMap<string, string>;
}

/** Has a browser send these headers, to their origins alone where the browser can be told (see assertNotSpread). */
export async function sendHeaders({ context, devtools }: Window, headers: Headers): Promise<void> {
  const { own, visited, authorizations } = headers;
  if (Object.keys(own).length === 0 && authorizations.size === 0) return;
  if (devtools) {
    return devtools.sendHeaders(({ origin }) => {
      const authorization = authorizations.get(origin);
      return {
        ...(authorization ? { Authorization: authorization } : {}),
        ...(origin === visited ? own : {}),
      };
    });
  }
  if (authorizations.size > 0) {
    // Playwright 1.64 has Firefox send a request's headers again to wherever it is redirected.
    throw new SetUpError(
      `${[...authorizations.keys()].join(', ')} asks for a user and a password, and this browser would pass them on ` +
        'where a redirect leads to another host: judge this wiki with AGENT=http or AGENT=browser',
    );
  }
  await context.setExtraHTTPHeaders(own);
}

/**
 * Of browsers, Chromium alone can be told to send a header to one origin and not to the next that a redirect leads to.
 * @throws NotTestable where another browser sent a visitor's own headers further than they were meant for
 */
export function assertNotSpread(
  { devtools }: Pick<Window, 'devtools'>,
  own: Headers['own'],
  exchanges: readonly Exchange[],
): void {
  const elsewhere = exchanges.find(({ url }) => url.origin !== exchanges[0]?.url.origin);
  if (devtools || !elsewhere || Object.keys(own).length === 0) return;
  throw new NotTestable(
    `a browser that keeps ${Object.keys(own).join(', ')} to one origin is needed: this one sent it to ` +
      `${elsewhere.url.origin} too, as a redirect led there`,
    'nothing in a target file: AGENT=browser',
  );
}
