import { formPost, type WireRequest } from '../agents/wire/wire';
import { type Exchange, header } from '../core/exchange';
import { address, type Wiki } from '../wiki/wiki';

const OTHER_SITE = 'evil.other-site.test';
const TARGET_PARAMETERS = [
  'url',
  'next',
  'came_from',
  'redirect',
  'returnto',
  'return_to',
  'target',
  'goto',
  'continue',
];

/** Requests with the address of another site where a wiki might take its own from. */
export function openRedirectRequests(where: string, wiki: Wiki): WireRequest[] {
  const front = address(wiki, wiki.places.front);
  const login = address(wiki, wiki.places.signIn);
  const fields = TARGET_PARAMETERS.map((name): [string, string] => [name, `http://${OTHER_SITE}/`]);
  const withFields = (url: URL) => {
    const added = new URL(url);
    for (const [name, value] of fields) added.searchParams.append(name, value);
    return added;
  };
  const get = (url: URL, more: Partial<WireRequest> = {}): WireRequest => ({ method: 'GET', url, ...more });
  const { pathname } = wiki.base;
  // MoinMoin's own way to redirect from one page to another.
  const goto = address(wiki, `${wiki.places.front}?action=goto&target=${wiki.places.another}`);
  switch (where) {
    case 'the Host header':
      return [wiki.base, front, login, goto].map((url) => get(url, { headers: [['Host', OTHER_SITE]] }));
    case 'the X-Forwarded-Host header':
      return [wiki.base, front, login, goto].map((url) =>
        get(url, { headers: [['X-Forwarded-Host', OTHER_SITE]] }),
      );
    case 'the parameters of a page':
      return [wiki.base, front].map((url) => get(withFields(url)));
    case 'the parameters of the sign-in':
      return [get(withFields(login)), formPost(login, [['action', 'login'], ...fields], [])];
    case 'the path':
      return [
        `/${pathname}${OTHER_SITE}/`,
        `${pathname}/${OTHER_SITE}`,
        `${pathname}\\${OTHER_SITE}`,
        `//${OTHER_SITE}/%2f..`,
      ].map((target) => get(front, { target }));
    default:
      throw new Error(`there is no place for another site's address called "${where}"`);
  }
}

/** Where an answer leads, if that is the other site. */
export function redirectsOffSite(exchange: Exchange, { base }: Wiki): string | undefined {
  const location = header(exchange, 'location');
  if (!location || !URL.canParse(location, base.href)) return undefined;
  return new URL(location, base).hostname.endsWith(OTHER_SITE) ? location : undefined;
}
