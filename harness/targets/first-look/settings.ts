import { FOREVER_AT_LEAST, HOUR } from '../../core/duration';
import { UNTIL_CLOSED_IN_WORDS } from '../../core/settings';
import type { FirstLook } from './first-look';
import { lifetimeInWords, type SeenCookie } from './what-is-seen';

/** Characters of the shortest value that can't be guessed: 96 bits in base64. */
const SHORTEST_ID = 16;

/** Tokens of forms, what Google Analytics and Matomo count visitors by, and what these allow. */
const ANOTHER_COOKIE = /csrf|xsrf|consent|^_(ga|gid|gat|gcl|pk)\b|^_(ga|gat|gcl|pk)_|^__utm/i;

/** Whether a cookie may carry a session by what it looks like. */
const mayCarry = ({ cookie: { name, value, refused } }: SeenCookie) =>
  !refused &&
  !ANOTHER_COOKIE.test(name) &&
  (/sess|sid|login|auth|token/i.test(name) || value.length >= SHORTEST_ID);

/** What a wiki seems to be configured with, each with what was seen of it; a question where nothing was. */
export function proposedSettings(look: FirstLook): string[] {
  const cookies = ofOneName(look.cookies.filter(mayCarry));
  if (cookies.length === 0) {
    return [
      '#? What is the wiki configured with? No cookie was seen that may carry a session. Hours, for anonymous visitors and',
      '#?   for logged-in users; null: not configured, by which the documents mean [0, 12]. What is left out is not tried.',
      'settings: {}',
      '#?   cookie_lifetime: [1, 12]',
    ];
  }
  return [
    '#? Proposed by what was seen: put right what the wiki is configured with otherwise. Hours, for anonymous visitors and',
    '#?   for logged-in users, or "until closed"; null: not configured, by which the documents mean [0, 12]. What is left',
    '#?   out is not tried.',
    'settings:',
    lifetime(look, cookies),
    ...attributes(look, cookies),
    '#?   cookie_name: …    # where the operator chose the name of the cookie',
  ];
}

/** Where who signs in gets a cookie that others get too, other cookies of theirs carry no session. */
function ofOneName(cookies: readonly SeenCookie[]): readonly SeenCookie[] {
  const signsIn = ({ whom }: SeenCookie) => whom.startsWith('who signs in');
  const names = new Set(cookies.filter(signsIn).map(({ cookie }) => cookie.name));
  const shared = cookies.filter((each) => !signsIn(each) && names.has(each.cookie.name));
  return shared.length === 0 ? cookies : cookies.filter((each) => signsIn(each) || shared.includes(each));
}

function lifetime({ user, rememberMe }: FirstLook, cookies: readonly SeenCookie[]): string {
  const given = (...whom: SeenCookie['whom'][]) =>
    longest(cookies.filter((each) => whom.includes(each.whom)));
  const anonymous = given('who reads a page', 'who opens the sign-in form');
  const [signedIn, staying] = [given('who signs in') ?? anonymous, given('who signs in to stay')];
  const said = [
    `who has not signed in gets ${anonymous ? inWords(anonymous) : 'none'}`,
    ...(user && signedIn ? [`who signs in ${inWords(signedIn)}`] : []),
    ...(staying ? [`with the box ${JSON.stringify(rememberMe)} ${inWords(staying)}`] : []),
  ].join(', ');
  const first = anonymous ? hours(anonymous) : 0;
  if (!user || !signedIn)
    return `#?   cookie_lifetime: [${first}, …]    # ${said}; WIKI_USER=… WIKI_PASSWORD=… shows the other`;
  if (!rememberMe && (signedIn.cookie.lasts ?? 0) >= FOREVER_AT_LEAST)
    return `#?   cookie_lifetime: [${first}, …]    # ${said}: is remember_me on in the preferences of ${user.name}?`;
  return `  cookie_lifetime: [${first}, ${hours(signedIn)}]    # ${said}`;
}

/** The one that lasts longest, where there is one; until the browser is closed is the shortest. */
function longest(cookies: readonly SeenCookie[]): SeenCookie | undefined {
  return [...cookies].sort((one, other) => (other.cookie.lasts ?? 0) - (one.cookie.lasts ?? 0))[0];
}

const inWords = ({ cookie: { name, lasts } }: SeenCookie) => `${name} ${lifetimeInWords(lasts)}`;

/** To the minute: a time that the answer was on its way is no part of it. */
const hours = ({ cookie: { lasts } }: SeenCookie) =>
  lasts === undefined ? UNTIL_CLOSED_IN_WORDS : Number((Math.round((lasts / HOUR) * 60) / 60).toFixed(4));

function attributes({ base }: FirstLook, cookies: readonly SeenCookie[]): string[] {
  const all = cookies.map(({ cookie }) => cookie);
  const line = (name: string, value: string | null, seen: string) =>
    `  ${name}: ${value}    # the cookies: ${seen}`;
  const [domain] = all.flatMap(({ domain }) => domain ?? []);
  const paths = [...new Set(all.map(({ path }) => path ?? base.pathname))];
  const [path = base.pathname] = paths;
  const isOwn = path.replace(/(?<=.)\/$/, '') === base.pathname.replace(/(?<=.)\/$/, '');
  const secure = all.map((cookie) => cookie.secure);
  const httpOnly = all.map((cookie) => cookie.httpOnly);
  return [
    line('cookie_domain', domain ? JSON.stringify(domain) : null, domain ? `Domain ${domain}` : 'no Domain'),
    line('cookie_path', isOwn ? null : path, `Path ${paths.join(' and ')}`),
    // Not configured, it goes by the address.
    flag('cookie_secure', 'Secure', secure, base.protocol === 'https:'),
    flag('cookie_httponly', 'HttpOnly', httpOnly),
  ];
}

/** @param unset what the cookies are where the setting is not configured, where that is known */
function flag(name: string, attribute: string, given: readonly boolean[], unset?: boolean): string {
  const [value = false] = given;
  if (given.some((each) => each !== value))
    return `#?   ${name}: …    # the cookies: some ${attribute}, some not`;
  return `  ${name}: ${value === unset ? null : value}    # the cookies: ${value ? attribute : `not ${attribute}`}`;
}
