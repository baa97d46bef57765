import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Page } from '../../harness/agents/page';
import { findUserName, isNameOf, signedInAs } from '../../harness/wiki/user-name';
import { MOINMOIN_PLACES, type Wiki } from '../../harness/wiki/wiki';
import { exchange } from './exchange-sample';

const wiki = { places: MOINMOIN_PLACES } as Wiki;
const shownOn = (html: string) => signedInAs(new Page([exchange()], html), wiki);

const SHOWN: [html: string, name: string | undefined][] = [
  ['<a id="userhome">Ana</a>', 'Ana'],
  ['<span id="userhome"> Ana\u00a0\n Maria </span>', 'Ana Maria'],
  ['<p id="userhome">Hello, Ana!</p>', 'Ana'],
  ['<p id="userhome">Welcome back, Ana Maria.</p>', 'Ana Maria'],
  ['<p id="userhome">You are logged in as <b>Ana</b></p>', 'Ana'],
  ['<p id="userhome">Angemeldet als: Ana</p>', 'Ana'],
  ['<p id="userhome">Eingeloggt als Ana</p>', 'Ana'],
  ['<p id="userhome">ようこそ、Anaさん</p>', 'Ana'],
  ['<p id="userhome">Üdvözöljük, Ana!</p>', 'Ana'],
  ['<p id="userhome">مرحبا، Ana</p>', 'Ana'],
  ['<p id="userhome">User: Ana</p>', 'Ana'],
  ['<p id="userhome">Welcome to the wiki, Ana!</p>', 'Ana'],
  ['<p id="userhome">Ana’s account ▾</p>', 'Ana'],
  ['<p id="userhome">👤 @Ana</p>', 'Ana'],
  ['<p id="userhome">User Smith</p>', 'User Smith'],
  ['<p id="userhome">Hiram</p>', 'Hiram'],
  ['<p id="userhome">Welcome</p>', 'Welcome'],
  ['<a id="userhome" title="Ana"><img src="a.png" alt="My page"></a>', 'Ana'],
  ['<a id="userhome"><img src="a.png" alt="Ana"></a>', 'Ana'],
  ['<img id="userhome" src="a.png" alt="Avatar of Ana">', 'Ana'],
  ['<summary id="userhome" aria-label="Account of Ana"><img src="a.png" alt=""></summary>', 'Ana'],
  ['<a id="userhome" title="Your page">Ana</a>', 'Ana'],
  ['<input id="userhome" value="Ana" readonly>', 'Ana'],
  ['<p id="userhome"> </p>', undefined],
  ['<p>Ana</p>', undefined],
];

for (const [html, name] of SHOWN) {
  test(`who is signed in by ${html.replace(/\s+/g, ' ')}`, () => {
    assert.equal(shownOn(html), name);
  });
}

test("a greeted name is an account's, in whichever case, and another user's is not", () => {
  const ben = { name: 'ben', shownAs: 'Benedict B.' };
  assert.ok(isNameOf(shownOn('<p id="userhome">Hello, BENEDICT B.!</p>'), ben));
  assert.ok(!isNameOf(shownOn('<p id="userhome">Hello, Mallory!</p>'), ben));
  assert.ok(!isNameOf(shownOn('<p id="userhome">Ana Maria</p>'), { name: 'Ana' }));
});

const ELEMENTS: [html: string, selector: string, text: string][] = [
  [
    '<table><tr><td>User: <b>Ana</b> [<a href="/out">logout</a>]</td></tr></table>',
    'body > table:nth-child(1) > tbody:nth-child(1) > tr:nth-child(1) > td:nth-child(1) > b:nth-child(1)',
    'Ana',
  ],
  ['<nav><a class="avatar" title="Ana"><svg></svg></a></nav>', '.avatar', 'Ana'],
  ['<button aria-label="Menu of Ana" class="acct"></button>', '.acct', 'Menu of Ana'],
  ['<a id="me" href="/me"><img src="a.png" alt="Ana"></a>', '#me', 'Ana'],
  ['<div id="login"><a href="/out">Log out</a> <span class="red">Ana</span></div>', '#login .red', 'Ana'],
  ['<form><input class="who" value="Ana" readonly></form>', '.who', 'Ana'],
  ['<div data-user="Ana"></div>', 'div[data-user]', 'Ana'],
];

for (const [html, selector, text] of ELEMENTS) {
  test(`an element is found that shows a name, by its text or by what it is called: ${html}`, () => {
    const pageOf = (body: string) => new Page([exchange()], `<html><body>${body}</body></html>`);
    assert.deepEqual(findUserName(pageOf(html), 'Ana', pageOf('<a href="/login">Log in</a>')), {
      selector,
      text,
    });
  });
}

test('what a page says of its user to scripts is read where the selector ends with it', () => {
  const html = '<head><meta name="user" content="Ana"></head><body data-user="Ana"><p>A page</p></body>';
  const page = new Page([exchange()], html);
  for (const userName of ['body[data-user]', 'meta[name=user][content]']) {
    assert.equal(signedInAs(page, { places: { ...MOINMOIN_PLACES, userName } } as Wiki), 'Ana');
  }
  const nobody = new Page([exchange()], html.replaceAll('Ana', ''));
  assert.equal(findUserName(page, 'ana', nobody)?.selector, 'meta[name="user"][content]');
});
