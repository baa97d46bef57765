import type { Window } from './window';

/** Headers that are a visitor's own. */
interface Headers {
  own: Record<string, string>;
  /** The origin that gets them. */
  visited: string;
  /** The Authorization header of each origin that asks for Basic authentication. */
  authorizations: ReadonlyMap<string, string>;
}

/** Has a browser send these headers, to their origins alone where the browser lets it be told. */
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
  // Playwright's own headers go to every origin.
  await context.setExtraHTTPHeaders(own);
  const [[origin, authorization] = []] = authorizations;
  if (!origin || !authorization) return;
  const credentials = Buffer.from(authorization.split(' ')[1] ?? '', 'base64').toString();
  const [username = '', ...password] = credentials.split(':');
  await context.setHTTPCredentials({ username, password: password.join(':'), origin });
}
