import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SetUpError, SignOutNotSeen } from '../../harness/core/errors';
import { signOut } from '../../harness/wiki/signing-out';
import { type Asked, newAgent, smallWiki, type Told } from './small-wiki';

const SIGNED_IN = '<b id="userhome">Ana</b><a href="/logout">Log out</a>';
const SIGNED_OUT = '<a href="/login">Log in</a>';

/** A wiki that shows Ana until `ends` says that a request ends it; `asks` is what its way out shows otherwise. */
function wikiThat(asks: Told | string, ends: (asked: Asked) => boolean, shown = SIGNED_IN) {
  let ended = false;
  return smallWiki((asked) => {
    ended ||= ends(asked);
    if (ended) return asked.url.pathname === '/logout' ? '<p>Bye.</p>' : SIGNED_OUT;
    return asked.url.pathname === '/logout' ? asks : shown;
  });
}

const confirmations: [what: string, page: string][] = [
  ['a button that says so', '<form method="post"><button name="yes" value="1">Log out</button></form>'],
  [
    'a yes',
    '<h1>Do you want to log out?</h1><form method="post"><button>No, cancel</button><button name="yes" value="1">Yes</button></form>',
  ],
  [
    'a no before it',
    '<form method="post" action="/logout"><button>Abbrechen</button><button name="yes" value="1">Abmelden</button></form>',
  ],
  [
    'a search box beside it',
    '<form><input name="q"><button>Search</button></form><h1>Log out?</h1><form method="post"><input type="submit" name="yes" value="OK"></form>',
  ],
  [
    'who is signed in, beside it',
    `${SIGNED_IN}<form method="post" action="?title=Special:UserLogout"><button name="yes" value="1">Submit</button></form>`,
  ],
  [
    'a button whose word the suite does not know, in the one form that the front page had not',
    '<form method="post" action="/go"><button name="yes" value="1">Vahvista tämä</button></form>',
  ],
];

for (const [what, asks] of confirmations) {
  test(`a sign-out that asks is confirmed, with ${what}`, async () => {
    const wiki = await wikiThat(asks, ({ method, form }) => method === 'POST' && form.has('yes'));
    await signOut(await newAgent(), wiki);
    assert.equal(wiki.asked.filter(({ method }) => method === 'POST').length, 1);
  });
}

test('a sign-out that asks is confirmed by a link', async () => {
  const asks = `${SIGNED_IN}<h1>Log out?</h1><a href="/Front">No</a> <a href="/logout?sure=1">Yes</a>`;
  await signOut(await newAgent(), await wikiThat(asks, ({ url }) => url.searchParams.has('sure')));
});

const way = (control: string) => `<b id="userhome">Ana</b>${control}`;
const LINK = way('<a href="/logout">Log out</a>');
const BUTTON = way('<form method="post" action="/logout"><button>Log out</button></form>');
const ANSWERS: [what: string, shown: string, answer: Told | string, taken: boolean][] = [
  ['a cookie is taken away', LINK, { setCookies: ['sid=; Path=/x; Max-Age=0'], body: LINK }, true],
  ['it leads elsewhere', LINK, { location: '/FrontPage' }, true],
  ['nothing is left to press', LINK, '<p>Good bye.</p>', true],
  ['a button was pressed', BUTTON, LINK, true],
  ['it is refused', BUTTON, { status: 403, body: 'no token' }, false],
  [
    'something is asked',
    LINK,
    `<form action="/a"><input name="a"></form><form action="/b"><input name="b"></form>`,
    false,
  ],
  ['the page is like any other', LINK, LINK, false],
];

for (const [what, shown, answer, taken] of ANSWERS) {
  test(`whether who is signed in still has signed out, as the wiki takes it: ${what}`, async () => {
    const wiki = await wikiThat(answer, () => false, shown);
    await assert.rejects(signOut(await newAgent(), wiki), { name: 'SetUpError', taken });
  });
}

test('a front page that is an error after signing out shows nothing of who is signed in', async () => {
  let out = false;
  const wiki = await smallWiki(({ url }) => {
    out ||= url.pathname === '/logout';
    if (url.pathname === '/logout') return '<p>Good bye.</p>';
    return out ? { status: 500, body: 'oops' } : LINK;
  });
  await assert.rejects(signOut(await newAgent(), wiki), { name: 'SetUpError', taken: false });
});

test('a way out whose token a script sends along is not taken, where scripts do not run', async () => {
  const shown = `<meta name="csrf-token" content="9f86d081884c7d659a2f"><script src="app.js"></script>${BUTTON}`;
  const wiki = await wikiThat({ location: '/FrontPage' }, () => false, shown);
  await assert.rejects(signOut(await newAgent(), wiki), { name: 'SetUpError', taken: false });
});

test('of two forms that the front page had not, neither of which says that it signs out, none is sent', async () => {
  const form = (action: string) => `<form method="post" action="/${action}"><button>Vahvista</button></form>`;
  const two = `${SIGNED_IN}${form('a')}<form method="post" action="/b"><input name="c"><button>Vahvista</button></form>`;
  const wiki = await wikiThat(two, () => false);
  await assert.rejects(signOut(await newAgent(), wiki), SignOutNotSeen);
  assert.equal(wiki.asked.filter(({ method }) => method === 'POST').length, 0);
});

test('the pages seen are the answer and the front page after it', async () => {
  const wiki = await wikiThat('', ({ url }) => url.pathname === '/logout');
  const pages = await signOut(await newAgent(), wiki);
  assert.deepEqual(
    pages.map(({ url }) => url.pathname),
    ['/logout', '/FrontPage'],
  );
});

test('a sign-out that does nothing is told, with what was pressed and what the wiki says', async () => {
  const wiki = await wikiThat('<div id="message">Your token has expired.</div>', () => false);
  await assert.rejects(signOut(await newAgent(), wiki), (error: Error) => {
    assert.ok(error instanceof SignOutNotSeen && error instanceof SetUpError);
    assert.match(
      error.message,
      /^Ana could not sign out .*the link "Log out" to \/logout.*"Your token has expired\."/s,
    );
    return true;
  });
});

test('the button of the page after it is not pressed again', async () => {
  const button = '<form method="post" action="/logout"><button name="yes" value="1">Log out</button></form>';
  const wiki = await wikiThat(
    `<b id="userhome">Ana</b>${button}`,
    () => false,
    `<b id="userhome">Ana</b>${button}`,
  );
  await assert.rejects(signOut(await newAgent(), wiki), SignOutNotSeen);
  assert.equal(wiki.asked.filter(({ method }) => method === 'POST').length, 1);
});

test('a superuser who is themselves again has signed out', async () => {
  let user = 'Ben';
  const wiki = await smallWiki(({ url }) => {
    if (url.pathname === '/logout') user = 'Sue';
    return SIGNED_IN.replace('Ana', user);
  });
  await signOut(await newAgent(), wiki);
  assert.equal(user, 'Sue');
});

test('an error in place of the front page shows nobody, and tells nothing', async () => {
  let asked = 0;
  const wiki = await smallWiki(() => {
    asked += 1;
    return asked === 1 ? SIGNED_IN : { status: asked === 2 ? 200 : 500, body: 'oops' };
  });
  await assert.rejects(signOut(await newAgent(), wiki), { message: /which is an error/ });
});

for (const control of [
  '<a href="/logout" data-method="delete">Log out</a>',
  '<a href="#" onclick="leave()">Log out</a>',
  '<button onclick="leave()" aria-label="Log out"></button>',
]) {
  test(`signing out by a script is not testable: ${control}`, async () => {
    const wiki = await smallWiki(() => `<b id="userhome">Ana</b>${control}`);
    await assert.rejects(signOut(await newAgent(), wiki), {
      name: 'NotTestable',
      message: /a way to sign out without a script is needed; the "Log out" of/,
    });
  });
}
