import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Network } from '../../harness/agents/network';
import { wallClock } from '../../harness/core/clock';
import { Evidence } from '../../harness/core/evidence';
import { checkWiki as check } from '../../harness/targets/check-wiki';
import { chooseTarget } from '../../harness/targets/choose';
import { overHttp, probe } from '../../harness/targets/probe';
import { RunningTarget } from '../../harness/targets/running';
import { useDict } from '../../harness/wiki/dict-macro';
import type { NewBrowser } from '../../harness/wiki/session/browsers';
import { Visitor } from '../../harness/wiki/visitor';
import type { Account, Wiki } from '../../harness/wiki/wiki';
import { type Asked, newAgent, SIGN_IN_FORM, smallWiki, type Told } from './small-wiki';

const newBrowser: NewBrowser = (visitor, evidence) => overHttp(visitor, evidence, new Network());
const checkWiki = (wiki: Wiki, accounts: readonly Account[]) => check(wiki, accounts, newAgent);

const ANA = { name: 'Ana', password: 'x' };
const LINK = '<a href="/login">login</a>';

/** A wiki whose pages show what they are told to: to a visitor, and to who has signed in. */
const wikiThatShows = (signedIn: string, anonymous = LINK, userName = '#userhome') =>
  smallWiki(
    ({ method, url, cookie, form }: Asked): Told | string => {
      const isKnown = form.get('password') === 'x';
      if (method === 'POST' && isKnown) return { setCookies: ['sid=1'], location: '/FrontPage' };
      if (url.pathname === '/in') return SIGN_IN_FORM;
      return cookie ? signedIn : anonymous;
    },
    { places: { userName } },
  );

test('a name where places: userName says it is', async () => {
  const wiki = await wikiThatShows('<a id="userhome" href="/Ana">Ana</a> <a href="/logout">out</a>');
  await checkWiki(wiki, [ANA]);
  assert.ok(wiki.asked.length <= 5, `${wiki.asked.length} requests`);
});

test('an element that another page shows to everybody, as a link to a page that there is not', async () => {
  const wiki = await smallWiki(
    ({ url }) => (url.pathname === '/PageTwo' ? '<a class="missing">To be written</a>' : LINK),
    { places: { userName: '.missing' } },
  );
  await assert.rejects(checkWiki(wiki, [ANA]), {
    name: 'SetUpError',
    message: /places: userName \("\.missing"\) shows "To be written" at .*PageTwo to a visitor who has not/,
  });
});

test('a name elsewhere is found, and the selector that is told works', async () => {
  const shown = '<p class="note">for Ana and others</p><ul><li class="user who"><b>Ana</b></li></ul>';
  const anonymous = `<p class="note">for Ana and others</p><ul><li class="user">nobody</li></ul>${LINK}`;
  await assert.rejects(checkWiki(await wikiThatShows(shown, anonymous), [ANA]), {
    name: 'SetUpError',
    message:
      /^Ana signed in at .*: userName \("#userhome"\) does not show .*: it shows nothing\. The name is in \.who: .* userName: "\.who" \}/,
  });
  await checkWiki(await wikiThatShows(shown, anonymous, '.who'), [ANA]);
});

test('a name without an element of its own is told with the text it stands in', async () => {
  await assert.rejects(checkWiki(await wikiThatShows('<p id="bar">Ana has 3 letters</p>'), [ANA]), {
    name: 'SetUpError',
    message: /The name is in #bar, but not alone: "Ana has 3 letters"/,
  });
});

test('another name than that of the account, as with an alias', async () => {
  await assert.rejects(checkWiki(await wikiThatShows('<p id="userhome">Dr. A. Nowak</p>'), [ANA]), {
    name: 'SetUpError',
    message: /it shows "Dr\. A\. Nowak"\. No element .*shownAs/,
  });
});

test('a way out and no name, or no way in any more', async () => {
  for (const shown of ['<a href="?action=logout">out</a>', '<a href="/abmelden"><img src="/ana.png"></a>']) {
    await assert.rejects(checkWiki(await wikiThatShows(shown), [ANA]), {
      name: 'SetUpError',
      message: /it shows nothing\. No element of that page has the name as its text/,
    });
  }
});

test('a name that a script puts there is for a browser to see', async () => {
  const page = `${LINK}<script>$("#userhome").text(user)</script>`;
  const both = `${LINK}<a href="/logout">log out</a><script src="user.js"></script>`;
  for (const shown of [page, both]) {
    await assert.rejects(checkWiki(await wikiThatShows(shown, shown), [ANA]), {
      name: 'SetUpError',
      message: /it shows nothing\. A script seems to put the name there, .*AGENT=browser/,
    });
  }
  await checkWiki(await wikiThatShows(`${LINK}<script>count()</script>`, `${LINK}<script>count()</script>`), [
    ANA,
  ]);
});

test('an element that has a text for visitors too', async () => {
  const guest = `<p id="userhome">Guest</p>${LINK}`;
  await assert.rejects(checkWiki(await wikiThatShows('<p id="userhome">Ana</p>', guest), [ANA]), {
    name: 'SetUpError',
    message: /\("#userhome"\) shows "Guest" at .* to a visitor who has not signed in/,
  });
});

test('where signing in does not last there is no name to be shown', async () => {
  // The name stands in a list of recent changes, to anybody; a longer one is another.
  const page = `<p>changed by Ana</p>${LINK}`;
  await checkWiki(await wikiThatShows(page, page), [ANA]);
  await checkWiki(await wikiThatShows(`<p>Anatomy</p>${LINK}`), [ANA]);
});

test('a disabled account is not tried, a superuser only for want of another', async () => {
  const wiki = await wikiThatShows('<p id="userhome">Ana</p>');
  await checkWiki(wiki, [{ name: 'Dan', password: 'x', disabled: true }]);
  assert.equal(wiki.asked.filter(({ method }) => method === 'POST').length, 0);
  await checkWiki(wiki, [{ name: 'Sue', password: 'x', superuser: true }, ANA]);
  const names = wiki.asked.filter(({ method }) => method === 'POST').map(({ form }) => form.get('name'));
  assert.deepEqual(names, ['Ana']);
});

test('a wiki that runs already is signed in to before the first scenario', async () => {
  const wiki = await wikiThatShows('<p class="who">Ana</p>');
  const target = (accounts: (typeof ANA)[]) =>
    new RunningTarget({ name: 'running', generation: 'session-service', wikis: [wiki], accounts });
  await assert.rejects(target([ANA]).check(newAgent), { name: 'SetUpError', message: /userName: "\.who"/ });
  await target([]).check(newAgent);
});

test('a name is the same in other white space, capitals and Unicode forms, and as the account is shown', async () => {
  for (const [shown, account] of [
    ['Jos\u00e9\u00a0 Smith', { name: 'Jose\u0301 Smith' }],
    ['Ana', { name: 'ana' }],
    ['Dr. A. Nowak', { name: 'Ana', shownAs: 'Dr. A. Nowak' }],
  ] as const) {
    await checkWiki(await wikiThatShows(`<p id="userhome">${shown}</p>`), [{ ...account, password: 'x' }]);
  }
});

const CLOSED: [what: string, anonymous: Told | string][] = [
  ['403, with a way to sign in', { status: 403, body: LINK }],
  ['401, and its sign-in form is where it is said to be', { status: 401, body: 'closed' }],
  ['a redirect to its sign-in form', { location: '/in' }],
];

test('the address of a wiki that nothing is known of leads to its front page, whatever that is called', async () => {
  const wiki = await smallWiki(({ url }) =>
    url.pathname === '/' ? '<a href="/login">Log in</a>' : { status: 404, body: 'no such page' },
  );
  await (await chooseTarget({ WIKI: wiki.base.href })).check(newAgent);
});

for (const [what, anonymous] of CLOSED) {
  test(`a private wiki is a wiki: ${what}`, async () => {
    const wiki = await smallWiki(({ method, url, cookie }) => {
      if (method === 'POST') return { setCookies: ['sid=1'], location: '/FrontPage' };
      if (url.pathname === '/in') return SIGN_IN_FORM;
      if (!cookie) return anonymous;
      return `<p id="userhome">Ana</p>${url.pathname === '/SessionMacro' ? '<p>Set to value 1</p>' : ''}`;
    });
    await checkWiki(wiki, [ANA]);
    const results = [await probe(wiki, [ANA], newBrowser), await probe(wiki, [], newBrowser)];
    assert.deepEqual(
      results.map(({ anonymousReaders, exampleMacro }) => [anonymousReaders, exampleMacro]),
      [
        [false, true],
        [false, false],
      ],
    );
    const target = new RunningTarget({
      name: 'it',
      generation: 'session-service',
      wikis: [wiki],
      accounts: [ANA],
    });
    assert.equal((await target.lacks('anonymous-readers'))?.name, 'NotTestable');
    const visitor = new Visitor(
      'a visitor',
      await newAgent(),
      { clock: wallClock(), wikis: new Map() },
      new Evidence(),
    );
    await assert.rejects(visitor.openExampleMacro(wiki), { name: 'NotTestable' });
    await assert.rejects(useDict(visitor.agent, wiki, []), { name: 'NotTestable' });
  });
}

test('a page that is closed without a way to sign in is no wiki', async () => {
  const wiki = await smallWiki(() => ({ status: 403, body: 'no' }));
  await assert.rejects(checkWiki(wiki, []), { message: /answers 403 and shows no sign of a wiki/ });
});

test('a wiki that answers under another address is not judged under this one', async () => {
  const canonical = await smallWiki(({ url }) => (url.pathname === '/other-in' ? SIGN_IN_FORM : LINK));
  const sendingTo = (place: (path: string) => string) =>
    smallWiki(({ url }) => ({ location: new URL(place(url.pathname), canonical.base).href }));
  const wiki = await sendingTo((path) => path);
  await assert.rejects(checkWiki(wiki, []), {
    name: 'SetUpError',
    message: `${wiki.base.href} leads to ${canonical.base.href}: say that as url`,
  });
  await assert.rejects(checkWiki(await sendingTo(() => '/start'), []), /: say that as url$/);
  await checkWiki(await sendingTo(() => '/other-in'), []);
});
