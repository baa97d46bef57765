import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { type Asked, smallWiki, type Told } from '../harness/small-wiki';
import { runSuite, runSuiteOn } from '../run-suite';

const WORD = 'a word';
const FORM =
  '<form method="post" action="/in"><input name="name"><input type="password" name="password"><button>In</button></form>';
const OUT = '<form method="post" action="/out"><button>Log out</button></form>';
const NOBODY = '<a id="login" href="/in">Log in</a>';
const greeting = (name: string) => `<a id="userhome">${name}</a>${OUT}`;

interface Faults {
  /** What a page answers a browser without a session, once somebody has signed in. */
  others?: Told | string;
  /** Whether signing in lasts beyond its answer. */
  lasts?: boolean;
  /** What signing out takes away: the session, the browser's cookies alone, or nothing. */
  signOutEnds?: 'session' | 'cookies' | 'nothing';
  /** Whether a second cookie is what counts. */
  twoCookies?: boolean;
  /** Whether a browser without a session is given a cookie that it refuses. */
  refusedCookie?: boolean;
}

/** A wiki that can sign in and out, with faults that hide what the check of an absence rests on. */
function faultyWiki({
  others = NOBODY,
  lasts = true,
  signOutEnds = 'session',
  twoCookies = false,
  refusedCookie = false,
}: Faults) {
  const sessions = new Map<string, string>();
  const names = twoCookies ? ['sid', 'auth'] : ['sid'];
  const last = names.at(-1) as string;
  let used = false;
  return smallWiki(({ method, url, form, cookie }: Asked): Told | string => {
    const id = new RegExp(`(?<=${last}=)\\w+`).exec(cookie)?.[0] ?? '';
    if (url.pathname === '/in' && method === 'GET') return FORM;
    if (url.pathname === '/in') {
      if (form.get('password') !== WORD) return FORM;
      used = true;
      const user = form.get('name') ?? '';
      const ids = names.map((name) => [name, randomBytes(16).toString('hex')] as const);
      const [, own = ''] = ids.at(-1) ?? [];
      if (lasts) sessions.set(own, user);
      const setCookies = lasts ? ids.map(([name, value]) => `${name}=${value}; Path=/; Max-Age=43200`) : [];
      return { setCookies, body: greeting(user) };
    }
    if (url.pathname === '/out') {
      if (signOutEnds === 'session') sessions.delete(id);
      const taken = names.map((name) => `${name}=; Path=/; Max-Age=0`);
      return signOutEnds === 'nothing' ? NOBODY : { setCookies: taken, body: NOBODY };
    }
    const user = sessions.get(id);
    if (user) return greeting(user);
    if (refusedCookie)
      return { setCookies: [`sid=${randomBytes(16).toString('hex')}; SameSite=None`], body: NOBODY };
    return used ? others : NOBODY;
  });
}

const state = (printed: string, id: string) =>
  new RegExp(`^ *${id} +(.*)$`, 'm').exec(printed)?.[1] ?? 'held';

const ZERO = [
  'settings: { cookie_lifetime: [0, 0] }',
  'accounts: [{ name: Ana, passwordFrom: TEST_PASSWORD, remember_me: false }]',
  'places: { signIn: in }',
];

test('after signing in without a session, a page for another user is a failure, and an error page shows nothing', async () => {
  const mixedUp = await faultyWiki({ lasts: false, others: greeting('Mallory') });
  const { printed } = await runSuiteOn(mixedUp, ZERO, WORD, '--tags', '@logged-in-zero');
  assert.match(printed, /seen: +signed in as Mallory/);
  assert.match(state(printed, 'logged-in-zero'), /^broken/);

  const broken = await faultyWiki({ lasts: false, others: { status: 500, body: 'Internal Server Error' } });
  const run = await runSuiteOn(broken, ZERO, WORD, '--tags', '@logged-in-zero');
  assert.doesNotMatch(state(run.printed, 'logged-in-zero'), /^held/);
  assert.match(run.printed, /the page could not be seen: 500/);
});

test('a sound wiki without sessions keeps the rule', async () => {
  const { printed } = await runSuiteOn(
    await faultyWiki({ lasts: false }),
    ZERO,
    WORD,
    '--tags',
    '@logged-in-zero',
  );
  assert.match(state(printed, 'logged-in-zero'), /^held as far as tried/);
});

test('a session of two cookies that outlives signing out is seen, whichever of them counts', async () => {
  const wiki = await faultyWiki({ twoCookies: true, signOutEnds: 'cookies' });
  const { printed } = await runSuite(wiki, WORD, '--tags', '@logout-kills-session');
  assert.match(printed, /seen: +signed in as Ana/);
  assert.match(state(printed, 'logout-kills-session'), /^broken/);
});

test('a sign-out that does nothing is a failure where it is the rule', async () => {
  const wiki = await faultyWiki({ signOutEnds: 'nothing' });
  const { printed } = await runSuite(wiki, WORD, '--tags', '@logout-kills-session');
  assert.match(state(printed, 'logout-kills-session'), /^broken/, printed);
  assert.match(printed, /seen: +signed in as Ana/);
});

test('a sound sign-out is held, with one cookie and with two', async () => {
  for (const twoCookies of [false, true]) {
    const { printed } = await runSuite(
      await faultyWiki({ twoCookies }),
      WORD,
      '--tags',
      '@logout-kills-session',
    );
    assert.match(state(printed, 'logout-kills-session'), /^held/, printed);
  }
});

test('of a farm, a second wiki that is only an error page separates nothing', async () => {
  const first = await faultyWiki({});
  const second = await smallWiki(({ method, url }) =>
    url.pathname === '/in' ? (method === 'POST' ? greeting('Ana') : FORM) : { status: 500, body: 'down' },
  );
  const farm = [
    `wikis: [{ url: "${first.base}" }, { url: "${second.base.href.replace('127.0.0.1', 'localhost')}" }]`,
    'settings: { cookie_lifetime: [0, 12], cookie_domain: null, cookie_path: null }',
    'accounts: [{ name: Ana, passwordFrom: TEST_PASSWORD, remember_me: false }]',
    'places: { signIn: in }',
  ];
  const { printed } = await runSuiteOn(undefined, farm, WORD, '--tags', '@farm-separate');
  assert.doesNotMatch(printed, /farm-separate +held/);
  assert.match(printed, /answers 500|could not be seen/);
});

test('a session cookie for anonymous visitors was given, also where their browsers refuse it', async () => {
  const { printed } = await runSuite(
    await faultyWiki({ refusedCookie: true }),
    WORD,
    '--tags',
    '@anonymous-zero',
  );
  assert.match(state(printed, 'anonymous-zero'), /^broken/, printed);
  const sound = await runSuite(await faultyWiki({}), WORD, '--tags', '@anonymous-zero');
  assert.match(state(sound.printed, 'anonymous-zero'), /^held as far as tried/);
});
