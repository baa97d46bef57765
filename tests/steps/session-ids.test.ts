import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { SIGN_IN_FORM, smallWiki, type Told } from '../harness/small-wiki';
import { runSuiteOn } from '../run-suite';

const TARGET = [
  'settings: { cookie_lifetime: [1, 12] }',
  'accounts:',
  '  - { name: Ana, passwordFrom: TEST_PASSWORD, remember_me: false }',
  '  - { name: Ben, passwordFrom: TEST_PASSWORD, remember_me: false }',
  'places: { signIn: in }',
];

interface Session {
  user?: string;
  value?: number;
}

/** What a wiki makes of a cookie's value, and the other way round. */
interface Keeping {
  /** The session of that cookie; undefined where there is none. */
  find(value: string): Session | undefined;
  /** The value of the cookie of that session, which came with the one of before. */
  keep(session: Session, before: string): string;
  end(value: string): void;
  /** Whether each form to sign in is taken once. */
  formsOnce?: boolean;
}

const SEPARATOR = '.';
const signed = (text: string) => `${text}${SEPARATOR}${createHmac('sha256', 'k').update(text).digest('hex')}`;

/** The cookie is the session, signed. */
const inTheCookie: Keeping = {
  find: (value) => {
    const [text = ''] = value.split(SEPARATOR);
    return value && signed(text) === value
      ? JSON.parse(Buffer.from(text, 'base64url').toString())
      : undefined;
  },
  keep: (session) => signed(Buffer.from(JSON.stringify(session)).toString('base64url')),
  end: () => {},
};

/** The cookie is an id; each answer gives another when `rotates`. */
function byId(rotates: boolean, formsOnce = false): Keeping {
  const sessions = new Map<string, Session>();
  return {
    find: (value) => sessions.get(value),
    keep: (session, before) => {
      if (!rotates && sessions.get(before) === session) return before;
      sessions.delete(before);
      const id = randomBytes(20).toString('hex');
      sessions.set(id, session);
      return id;
    },
    end: (value) => sessions.delete(value),
    formsOnce,
  };
}

/** Fails on a value that it did not sign itself. */
const failingOnOthers: Keeping = {
  ...inTheCookie,
  find: (value) => {
    const session = inTheCookie.find(value);
    if (value && !session) throw new Error('bad signature');
    return session;
  },
};

function wikiThatKeeps(keeping: Keeping, hasMacro = true) {
  const forms = new Set<string>();
  const answer = (path: string, method: string, form: URLSearchParams, before: string): Told => {
    let session: Session = keeping.find(before) ?? {};
    const isNew = keeping.find(before) === undefined;
    let text = session.user ? '' : '<a href="/in">Log in</a>';
    if (path === '/in' && method === 'POST') {
      const token = form.get('token') ?? '';
      if (keeping.formsOnce && !forms.delete(token))
        return { status: 403, body: 'This form was sent before.' };
      if (form.get('password') !== 'a word') return SIGN_IN_FORM as unknown as Told;
      keeping.end(before);
      session = { user: form.get('name') ?? '' };
      return { setCookies: [cookie(keeping.keep(session, ''))], location: '/FrontPage' };
    }
    if (path === '/in') {
      const token = randomBytes(16).toString('hex');
      forms.add(token);
      text += SIGN_IN_FORM.replace('<button', `<input type="hidden" name="token" value="${token}"><button`);
    }
    if (path === '/out') {
      keeping.end(before);
      return { setCookies: ['session=; Path=/; Max-Age=0'], body: '<a href="/in">Log in</a>' };
    }
    if (path === '/SessionMacro' && hasMacro) {
      text += session.value ? `Loaded value ${session.value}` : '';
      if (!session.value && isNew) text += 'Not storing any state until you send a cookie.';
      else if (!session.value) {
        session = Object.assign(session, { value: 17 });
        text += 'Set to value 17';
      }
    }
    const greeting = session.user
      ? `<b id="userhome">${session.user}</b><form method="post" action="/out"><button>Log out</button></form>`
      : '';
    return { setCookies: [cookie(keeping.keep(session, before))], body: greeting + text };
  };
  return smallWiki(({ method, url, form, cookie: sent }) => {
    const before = /(?<=session=)[\w.-]+/.exec(sent)?.[0] ?? '';
    try {
      return answer(url.pathname, method, form, before);
    } catch {
      return { status: 500, body: 'Oops.' };
    }
  });
}

const cookie = (value: string) => `session=${value}; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax`;

async function judged(keeping: Keeping, ids: string[], hasMacro = true): Promise<string> {
  const wiki = await wikiThatKeeps(keeping, hasMacro);
  const tags = ids.map((id) => `@${id}`).join(' or ');
  return (await runSuiteOn(wiki, TARGET, 'a word', '--tags', tags)).printed;
}

test('a cookie that holds the session itself is no id', async () => {
  const printed = await judged(inTheCookie, ['sid-entropy', 'sid-new-at-login', 'sid-not-adopted']);
  assert.doesNotMatch(printed, /Broken|harness error/i);
  assert.match(
    printed,
    /sid-entropy +not tried .*a session id is needed; the cookies of this wiki hold the session/,
  );
  assert.match(printed, /sid-new-at-login +not tried .*a session id is needed/);
});

test('where no macro shows which of the two it is, one cookie for all visitors is not judged', async () => {
  const printed = await judged(inTheCookie, ['sid-entropy'], false);
  assert.match(printed, /sid-entropy +not tried .*a wiki that shows whether its cookies are ids is needed/);
});

test('one id for all visitors is broken', async () => {
  const shared: Session = {};
  const users = byId(false);
  const forAll: Keeping = {
    ...users,
    find: (value) => (value === 'shared' ? shared : users.find(value)),
    keep: (session, before) => (session.user ? users.keep(session, before) : 'shared'),
  };
  const printed = await judged(forAll, ['sid-entropy']);
  assert.match(printed, /Ids that come twice\n +seen: +499 of 500/);
});

test('ids that change with each answer make copies of no use, and break nothing by that', async () => {
  const ids = ['logout-ends-server-state', 'logout-kills-session', 'sid-new-at-login', 'sid-entropy'];
  const printed = await judged(byId(true), ids);
  assert.doesNotMatch(printed, /Broken|harness error/i);
  assert.match(printed, /changes the session cookie with each answer and ends the one before/);
  assert.match(printed, /requirements, which do not decide: 1 held, 1 held as far as tried, 2 not tried/);
});

test('a form to sign in that is taken once is not sent twice', async () => {
  const printed = await judged(byId(false, true), ['no-lost-update']);
  assert.doesNotMatch(printed, /Broken/);
  assert.match(
    printed,
    /a sign-in form that can be sent twice is needed; the second time this wiki answers 403/,
  );
});

test('an error for a forged cookie is no session for whoever sent it', async () => {
  const printed = await judged(failingOnOthers, ['sid-not-adopted']);
  assert.match(printed, /sid-not-adopted +not tried .*this one answers 500/);
  assert.doesNotMatch(printed, /harness error|could not be judged/i);
});
