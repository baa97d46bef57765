import { filledPost, formPost, type PostedForm, type WireRequest } from '../agents/wire/wire';
import { type Exchange, header } from '../core/exchange';
import { address, type Wiki } from '../wiki/wiki';

const OTHER_SITE = 'evil.other-site.test';
/** The address of another site, which begins with these signs. */
export const otherSiteAfter = (signs: string) => `${signs}${OTHER_SITE}/`;

const ADDRESS = otherSiteAfter('http://');
/** The URL standard reads a backslash as a slash, and what begins with two of them as another host. */
const SPELLINGS = ['http://', '//', '/\\'].map(otherSiteAfter);
/** What wikis, and the frameworks under them, call the address to go to afterwards. */
const TARGET_PARAMETERS = [
  'url',
  'next',
  'came_from',
  'from',
  'back',
  'backurl',
  'redirect',
  'redirect_to',
  'redirectTo',
  'redirect_url',
  'redirect_uri',
  'returnto',
  'returnTo',
  'return_to',
  'return_url',
  'returnUrl',
  'ReturnUrl',
  'target',
  'goto',
  'continue',
  'dest',
  'destination',
  'forward',
  'service',
];

const fields = (to: string) => TARGET_PARAMETERS.map((name): [string, string] => [name, to]);

function withFields(url: URL, to: string): URL {
  const added = new URL(url);
  for (const [name, value] of fields(to)) added.searchParams.append(name, value);
  return added;
}

/** Where a sign-in that may succeed carries the address of another site, however that is spelt. */
export interface CarriedInSignIn {
  /** The address of the page with the form. */
  page(url: URL, to: string): URL;
  /** The request that sends the form which was found there. */
  request(form: PostedForm, to: string): WireRequest;
  /** Headers of the requests that lead to the form. */
  headers?: Record<string, string>;
  /** Whether signing in has to succeed all the same for the scenario to say something. */
  harmless: boolean;
}

/** Whether a field's value is where to go, whatever the field is called. */
const isAddress = (value: string) => /^(?:https?:\/)?\/[\w/]*/.test(value) && URL.canParse(value, ADDRESS);

/** By the place's name in the features. */
export const SIGN_IN_CARRYING: Readonly<Record<string, CarriedInSignIn>> = {
  'the address of the sign-in page': {
    page: withFields,
    request: (form) => filledPost(form),
    harmless: true,
  },
  'the sign-in form': {
    page: (url) => url,
    request: (form, to) => {
      const own = form.entries.filter(([name]) => !TARGET_PARAMETERS.includes(name));
      const led = own.map(([name, value]): [string, string] => [name, isAddress(value) ? to : value]);
      return filledPost(form, [...led, ...fields(to)]);
    },
    harmless: true,
  },
  'the Referer header': {
    page: (url) => url,
    headers: { referer: ADDRESS },
    request: (form) => filledPost(form, form.entries, [['Referer', ADDRESS]]),
    harmless: false,
  },
  'the Host header': {
    page: (url) => url,
    request: (form) => filledPost(form, form.entries, [['Host', OTHER_SITE]]),
    harmless: false,
  },
};

/** Requests with the address of another site where a wiki might take its own from. */
export function openRedirectRequests(where: string, wiki: Wiki): WireRequest[] {
  const front = address(wiki, wiki.places.front);
  const login = address(wiki, wiki.places.signIn);
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
      return SPELLINGS.flatMap((to) => [wiki.base, front].map((url) => get(withFields(url, to))));
    case 'the parameters of the sign-in':
      return SPELLINGS.flatMap((to) => [
        get(withFields(login, to)),
        formPost(login, [['action', 'login'], ...fields(to)], []),
      ]);
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
