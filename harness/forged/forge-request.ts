import { FORM, type WireRequest } from '../agents/wire/wire';

/** Names of fields that carry an anti-forgery token. */
export const TOKENS = /ticket|token|csrf|nonce/i;

const OTHER_SITE = 'http://other-site.test';

export type How = 'in a GET' | 'in a HEAD' | 'in a POST from another site';

/** A form's request as somebody sends it who does not use the form: by another method, or from another site. */
export function misuse(how: How, action: URL, entries: readonly [string, string][]): WireRequest {
  if (how !== 'in a POST from another site') {
    const url = new URL(action);
    // Many wikis read a parameter that comes twice as a list, and then do nothing.
    for (const [name] of entries) url.searchParams.delete(name);
    for (const [name, value] of entries) url.searchParams.append(name, value);
    return { method: how === 'in a GET' ? 'GET' : 'HEAD', url };
  }
  const body = new URLSearchParams(entries.filter(([name]) => !TOKENS.test(name))).toString();
  const headers = [
    FORM,
    ['Origin', OTHER_SITE],
    ['Referer', `${OTHER_SITE}/`],
    ['Sec-Fetch-Site', 'cross-site'],
  ] as const;
  return { method: 'POST', url: action, body, headers };
}
