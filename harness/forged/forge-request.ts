import { formPost, type WireRequest } from '../agents/wire/wire';

const OTHER_SITE = 'http://other-site.test';

export type Vector = 'in a GET' | 'in a HEAD' | 'in a POST from another site';

/** A form's request as somebody sends it who does not use the form: by another method, or from another site. */
export function forgeRequest(
  vector: Vector,
  action: URL,
  entries: readonly [name: string, value: string][],
): WireRequest {
  if (vector !== 'in a POST from another site') {
    const url = new URL(action);
    // Many wikis read a parameter that comes twice as a list, and then do nothing.
    for (const [name] of entries) url.searchParams.delete(name);
    for (const [name, value] of entries) url.searchParams.append(name, value);
    return { method: vector === 'in a GET' ? 'GET' : 'HEAD', url };
  }
  return formPost(action, entries, [
    ['Origin', OTHER_SITE],
    ['Referer', `${OTHER_SITE}/`],
    ['Sec-Fetch-Site', 'cross-site'],
  ]);
}
