import type { RequestContext, SessionPlan } from '../api';

/** One attribute of the session cookie. */
export interface CookieRow {
  readonly attribute: string;
  readonly value: string;
  /** The setting that made it so. */
  readonly setting: string;
}

/** The session cookie of this answer, attribute by attribute; its value is never shown. */
export function cookieRows({ wiki, request }: RequestContext, { cookie, maxAge }: SessionPlan): CookieRow[] {
  if (!cookie) return [];
  const set = wiki.settings as unknown as Readonly<Record<string, unknown>>;
  const service = wiki.generation === 'session-service';
  const written = (name: string) => `${name} = ${inPython(set[name])}`;
  const scheme = request.https ? 'HTTPS' : 'HTTP';
  return [
    {
      attribute: 'Name',
      value: cookie.name,
      setting: service
        ? `${written('cookie_name')}${set.cookie_name === null ? ': named by port and path' : ''}`
        : 'the session handler of the auth list',
    },
    { attribute: 'Value', value: '••••••••', setting: 'the session’s id, which no page shows' },
    {
      attribute: 'Max-Age',
      value: `${maxAge} seconds, the same as Expires`,
      setting: service ? written('cookie_lifetime') : 'see above: how long it lasts',
    },
    {
      attribute: 'Domain',
      value: cookie.domain ?? 'not set: this host alone gets it',
      setting: written('cookie_domain'),
    },
    {
      attribute: 'Path',
      value: cookie.path ?? '/',
      setting: `${written('cookie_path')}${set.cookie_path === null ? ': the wiki’s own' : ''}`,
    },
    {
      attribute: 'Secure',
      value: cookie.secure ? 'yes: by HTTPS only' : 'no',
      setting:
        service && set.cookie_secure !== null
          ? written('cookie_secure')
          : `${service ? `${written('cookie_secure')}: ` : ''}the page came by ${scheme}`,
    },
    {
      attribute: 'HttpOnly',
      value: cookie.httpOnly ? 'yes: no script sees it' : 'no',
      setting: service ? written('cookie_httponly') : 'always',
    },
    { attribute: 'SameSite', value: String(cookie.sameSite ?? 'not set'), setting: 'always' },
  ];
}

/** A setting's value as the documents write it. */
export function inPython(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `(${value.map(inPython).join(', ')})`;
  return typeof value === 'string' ? `'${value}'` : String(value);
}
