import { Given, Then, When } from '@cucumber/cucumber';
import { exactly } from '../harness/targets/wish';
import type { Visitor } from '../harness/visitor';
import { sessionCookiesHeld, sessionCookiesSet } from '../harness/wiki/session-cookie';
import { address, type Wiki } from '../harness/wiki/wiki';
import {
  cookieHeader,
  greetedAs,
  inventedId,
  locationOf,
  sessionCookiesIn,
  setTwice,
} from '../harness/wire/guest';
import { valuesOf, type WireRequest } from '../harness/wire/wire';
import { lastCookie } from './cookie';
import type { Person } from './parameter-types';
import type { Scene } from './world';

const GARBAGE: Record<string, string | Buffer> = {
  empty: '',
  'a single quote': "'",
  'a path up the tree': '../../../../etc/passwd',
  'an absolute path': '/etc/passwd',
  'a NUL': Buffer.from([0x61, 0x00, 0x62]),
  'a NUL, percent-encoded': 'a%00b',
  'control characters': Buffer.from([0x01, 0x07, 0x1b, 0x7f]),
  'text beyond ASCII': Buffer.from('Кириллица🍪'),
  'bytes that are no UTF-8': Buffer.from([0xc3, 0x28, 0xff, 0xfe]),
  '5000 characters': 'a'.repeat(5000),
  '200000 characters': 'a'.repeat(200_000),
  JSON: '{"user.id": "1", "admin": true}',
  markup: '<script>alert(1)</script>',
  'a format string': '%s%s%n%x{0}',
};

/** What this wiki's session cookie is called: a browser that signed in shows it. */
async function modelCookies(scene: Scene) {
  const wiki = await scene.wiki();
  const model = await scene.newcomer(
    'another browser',
    await scene.accountOf({ name: 'Ben', account: 'user' }),
  );
  await model.signIn(wiki);
  return sessionCookiesHeld(wiki, await model.agent.cookies());
}

When(/^the session cookie's value is (.+)$/, async function (this: Scene, kind: string) {
  const garbage = GARBAGE[kind];
  if (garbage === undefined) throw new Error(`there is no cookie value called "${kind}"`);
  const name = (await modelCookies(this))[0]?.name ?? 'MOIN_SESSION';
  const value = Buffer.concat([Buffer.from(`${name}=`), Buffer.from(garbage)]);
  const url = address(await this.wiki(), (await this.wiki()).places.front);
  this.garbage = garbage.toString();
  await this.send({ method: 'GET', url, headers: [['Cookie', value]] });
});

When('{int} cookies are sent at once', async function (this: Scene, count: number) {
  const { base, places } = await this.wiki();
  const pairs = Array.from({ length: count }, (_, number) => `cookie${number}=value${number}`).join('; ');
  await this.send({ method: 'GET', url: new URL(places.front, base), headers: [['Cookie', pairs]] });
});

Then('the answer is no server error', function (this: Scene) {
  const errors = this.wireAnswers.map(({ status }) => status).filter((status) => status >= 500);
  this.checks.equal(
    errors.join(', ') || 'none',
    'none',
    `Server errors among ${this.wireAnswers.length} answers`,
  );
});

Then('the wiki has not given out that value', async function (this: Scene) {
  const wiki = await this.wiki();
  const given = this.wireAnswers.flatMap((answer) => sessionCookiesIn(wiki, answer));
  const adopted = given.some(({ value, lasts }) => value === this.garbage && (lasts ?? 1) > 0);
  this.checks.that(!adopted, 'The value that came in', 'the wiki set it as the session cookie', 'never set');
});

/** Sends two cookies of the session's name in either order, in one header and in two. */
async function sendBoth(scene: Scene, one: string, other: string): Promise<void> {
  const wiki = await scene.wiki();
  const url = address(wiki, wiki.places.another);
  for (const pair of [
    [one, other],
    [other, one],
  ]) {
    await scene.send({ method: 'GET', url, headers: [['Cookie', pair.join('; ')]] });
    await scene.send({ method: 'GET', url, headers: pair.map((cookie) => ['Cookie', cookie] as const) });
  }
}

async function cookieOf(scene: Scene, visitor: Visitor): Promise<string> {
  const wiki = await scene.wiki();
  return cookieHeader(sessionCookiesHeld(wiki, await visitor.agent.cookies()))[1];
}

When('the cookies of both are sent in either order, in one header and in two', async function (this: Scene) {
  const [ana, ben] = [{ name: 'Ana', account: 'user' } as const, { name: 'Ben', account: 'user' } as const];
  await sendBoth(
    this,
    await cookieOf(this, await this.visitor(ana)),
    await cookieOf(this, await this.visitor(ben)),
  );
});

When(
  "Ana's cookie and an invented one are sent in either order, in one header and in two",
  async function (this: Scene) {
    const hers = await cookieOf(this, await this.visitor({ name: 'Ana', account: 'user' }));
    const [name, value = ''] = hers.split(/=(.*)/s);
    await sendBoth(this, hers, `${name}=${inventedId(value)}`);
  },
);

Then('the answer is to the same user each time, or to nobody', async function (this: Scene) {
  const wiki = await this.wiki();
  const names = this.wireAnswers.map((answer) => greetedAs(wiki, answer) ?? 'nobody');
  this.checks.equal(new Set(names).size, 1, `How many different users were greeted: ${names.join(', ')}`);
});

Then('no answer to {visitor} sets a cookie twice', async function (this: Scene, person: Person) {
  const answers = (await this.visitor(person)).answersOf(await this.wiki());
  const twice = answers.flatMap(({ setCookies }) => setTwice(setCookies));
  this.checks.equal(twice.join(', ') || 'none', 'none', `Cookies set twice among ${answers.length} answers`);
});

Then('no answer sets a cookie twice', function (this: Scene) {
  const twice = this.wireAnswers.flatMap((answer) => setTwice(valuesOf(answer, 'set-cookie')));
  this.checks.equal(
    twice.join(', ') || 'none',
    'none',
    `Cookies set twice among ${this.wireAnswers.length} answers`,
  );
});

Then(
  "the Expires of {visitor}'s session cookie has the form of RFC 6265",
  async function (this: Scene, person: Person) {
    const { line } = await lastCookie(this, await this.visitor(person));
    const expires = /;\s*expires=([^;]*)/i.exec(line)?.[1];
    // RFC 6265 4.1.1, by RFC 1123: "Sun, 06 Nov 1994 08:49:37 GMT"
    const holds =
      expires === undefined ||
      /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(expires);
    this.checks.that(holds, 'Expires', expires ?? 'none', 'a date such as Sun, 06 Nov 1994 08:49:37 GMT');
  },
);

Then(
  'every answer that set the session cookie says that it must not be stored',
  async function (this: Scene) {
    const wiki = await this.wiki();
    const setting = this.actor()
      .answersOf(wiki)
      .filter((answer) => sessionCookiesSet(wiki, [answer]).length > 0);
    const storable = setting.filter(
      ({ headers }) => !/no-store/.test(String(headers['cache-control'] ?? '')),
    );
    this.checks.that(setting.length > 0, 'Answers that set the session cookie', 'none', 'at least one');
    this.checks.equal(
      storable
        .map(({ url, headers }) => `${url.pathname}: ${headers['cache-control'] ?? 'no Cache-Control'}`)
        .join('; ') || 'none',
      'none',
      'Answers that set the session cookie without Cache-Control: no-store',
    );
  },
);

const EVIL = 'evil.other-site.test';
const AWAY = ['url', 'next', 'came_from', 'redirect', 'returnto', 'return_to', 'target', 'goto', 'continue'];
const FORM = ['Content-Type', 'application/x-www-form-urlencoded'] as const;

function awayRequests(where: string, wiki: Wiki): WireRequest[] {
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
    default:
      return [`/${pathname}${EVIL}/`, `${pathname}/${EVIL}`, `${pathname}\\${EVIL}`, `//${EVIL}/%2f..`].map(
        (target) => get(front, { target }),
      );
  }
}

When(/^the address of another site is sent in (.+)$/, async function (this: Scene, where: string) {
  for (const request of awayRequests(where, await this.wiki())) await this.send(request);
});

Then('no answer leads to the other site', async function (this: Scene) {
  const { base } = await this.wiki();
  const away = this.wireAnswers.flatMap((answer) => {
    const location = locationOf(answer);
    return location && URL.canParse(location, base.href) && new URL(location, base).hostname.endsWith(EVIL)
      ? [location]
      : [];
  });
  this.checks.equal(
    away.join(', ') || 'none',
    'none',
    `Locations off the site in ${this.wireAnswers.length} answers`,
  );
});

function malformed(kind: string, wiki: Wiki): WireRequest {
  const front = address(wiki, wiki.places.front);
  const { pathname } = wiki.base;
  const query = (text: string) => `${front.pathname}?${text}`;
  switch (kind) {
    case 'a path that is no UTF-8':
      return { method: 'GET', url: front, target: `${pathname}%ff%fe%c3%28` };
    case 'an unknown action':
      return { method: 'GET', url: front, target: query('action=__no_such_action__') };
    case 'a malformed XML-RPC call':
      return {
        method: 'POST',
        url: front,
        target: query('action=xmlrpc2'),
        headers: [['Content-Type', 'text/xml']],
        body: '<methodCall><broken',
      };
    case 'a form of the wrong type':
      return {
        method: 'POST',
        url: front,
        headers: [['Content-Type', 'multipart/form-data; boundary=x']],
        body: '--y\r\nnonsense',
      };
    case 'a body that is no form':
      return {
        method: 'POST',
        url: front,
        headers: [FORM],
        body: Buffer.from([0xff, 0xfe, 0x00, 0x25, 0x25]),
      };
    case 'an unknown method':
      return { method: 'FROBNICATE', url: front };
    default:
      return { method: 'GET', url: front, target: `${pathname}Page%00Name` };
  }
}

When(/^somebody sends (a .+|an unknown .+)$/, async function (this: Scene, kind: string) {
  await this.send(malformed(kind, await this.wiki()));
});

Given('a wiki that serves XML-RPC', function (this: Scene) {
  this.conditions.push(exactly({ xmlrpc: true }));
});

When('{visitor} signs in by XML-RPC', async function (this: Scene, person: Person) {
  const wiki = await this.wiki();
  const { name, password } = await this.accountOf(person);
  const target = `${address(wiki, wiki.places.front).pathname}?action=xmlrpc2`;
  const params = [name, password].map((value) => `<param><value><string>${value}</string></value></param>`);
  const call = `<methodName>getAuthToken</methodName><params>${params.join('')}</params>`;
  const body = `<?xml version="1.0"?><methodCall>${call}</methodCall>`;
  const headers = [['Content-Type', 'text/xml']] as const;
  await this.send({ method: 'POST', url: wiki.base, target, headers, body });
});

const INSIDE = [
  /Traceback \(most recent call last\)/,
  /\bFile ".+", line \d+/,
  /\bat .+\.(?:js|ts|py|java):\d+/,
  /(?:\/usr|\/home|\/work|\/root|\/var|\/opt|\/tmp)\/[\w.-]+\/[\w.-]+/,
  /\b\w+Error: /,
  /\bexceptions?\.\w+/,
];

Then("the answer shows nothing of the server's inside", function (this: Scene) {
  const shown = this.wireAnswers.flatMap(({ body, status }) =>
    INSIDE.flatMap((pattern) => pattern.exec(body)?.map((text) => `${status}: ${text.slice(0, 80)}`) ?? []),
  );
  this.checks.equal(shown.join('; ') || 'nothing', 'nothing', 'What the answer shows of the inside');
});
