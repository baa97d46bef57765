import { FORM, type WireAnswer, type WireRequest } from '../agents/wire/wire';
import { address, type Wiki } from '../wiki/wiki';
import { locationOf } from './raw-answers';

const EVIL = 'evil.other-site.test';
const AWAY = ['url', 'next', 'came_from', 'redirect', 'returnto', 'return_to', 'target', 'goto', 'continue'];

/** Requests with the address of another site where a wiki might take its own from. */
export function awayRequests(where: string, wiki: Wiki): WireRequest[] {
  const front = address(wiki, wiki.places.front);
  const login = address(wiki, wiki.places.signIn);
  const fields = AWAY.map((name): [string, string] => [name, `http://${EVIL}/`]);
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
      return [wiki.base, front, login, goto].map((url) => get(url, { headers: [['Host', EVIL]] }));
    case 'the X-Forwarded-Host header':
      return [wiki.base, front, login, goto].map((url) =>
        get(url, { headers: [['X-Forwarded-Host', EVIL]] }),
      );
    case 'the parameters of a page':
      return [wiki.base, front].map((url) => get(withFields(url)));
    case 'the parameters of the sign-in':
      return [
        get(withFields(login)),
        {
          method: 'POST',
          url: login,
          headers: [FORM],
          body: new URLSearchParams([['action', 'login'], ...fields]).toString(),
        },
      ];
    case 'the path':
      return [`/${pathname}${EVIL}/`, `${pathname}/${EVIL}`, `${pathname}\\${EVIL}`, `//${EVIL}/%2f..`].map(
        (target) => get(front, { target }),
      );
    default:
      throw new Error(`there is no place for another site's address called "${where}"`);
  }
}

/** Where an answer leads, if that is the other site. */
export function leadsAway(answer: WireAnswer, { base }: Wiki): string | undefined {
  const location = locationOf(answer);
  if (!location || !URL.canParse(location, base.href)) return undefined;
  return new URL(location, base).hostname.endsWith(EVIL) ? location : undefined;
}
