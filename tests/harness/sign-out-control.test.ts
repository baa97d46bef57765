import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Page } from '../../harness/agents/page';
import { findSignOutControl } from '../../harness/wiki/sign-out-control';
import { signOutControl } from '../../harness/wiki/signing-out';
import { MOINMOIN_PLACES } from '../../harness/wiki/wiki';
import { exchange } from './exchange-sample';

const WIKI = { name: 'wiki', base: new URL('http://wiki.test/'), places: MOINMOIN_PLACES, settings: {} };
const HERE = exchange({ url: new URL('http://wiki.test/Front') });
const page = (html: string) => new Page([HERE], html);

/** What is pressed or followed, and what goes out with it. */
function control(html: string): string | undefined {
  const found = findSignOutControl(page(html));
  if (!found) return undefined;
  if ('url' in found) return found.url.href.replace('http://wiki.test', '');
  return found.entries.map((pair) => pair.join('=')).join(' ');
}

const buttons = (...texts: string[]) =>
  `<form method="post" action="/go">${texts.map((text) => `<button name="b" value="${text}">${text}</button>`).join('')}</form>`;

for (const text of [
  'Log out',
  'Sign out',
  'Abmelden',
  'Se déconnecter',
  'Cerrar sesión',
  'Esci',
  'Uitloggen',
  'Terminar sessão',
  'Wyloguj się',
  'Выйти',
  'ログアウト',
  '退出',
]) {
  test(`of the buttons of a form the one that signs out is pressed: ${text}`, () => {
    assert.equal(control(buttons('Find', text)), `b=${text}`);
  });
}

test('a form that signs out by a hidden field, with others in it, and one by its address', () => {
  const hidden = '<input type="hidden" name="token" value="1"><input type="hidden" name="do" value="logout">';
  assert.equal(control(`<form method="post">${hidden}<button>X</button></form>`), 'token=1 do=logout');
  assert.equal(control('<form action="/users/logout"><button name="x" value="1">X</button></form>'), 'x=1');
  const notAbout =
    '<form action="/login"><input type="hidden" name="next" value="logout"><button>X</button></form>';
  assert.equal(control(notAbout), undefined);
});

for (const address of [
  '/Front?action=logout&logout=logout',
  '/logout',
  '/logout/',
  '/+logout?logout_submit=1',
  '/wiki/Special:UserLogout',
  '/start?do=logout&sectok=1f',
  '/users/sign_out',
]) {
  test(`a link to ${address} signs out`, () => {
    const links = `<a href="/HelpOnLogout">help</a> <a href="?q=HelpOnLogout">find</a> <a href="${address}">bye</a>`;
    assert.equal(control(links), address);
  });
}

test('a page without a way out is told with what to do', () => {
  assert.throws(() => signOutControl(page('<a href="/HelpOnLogout">help</a> <a href="//">x</a>'), WIKI), {
    name: 'SetUpError',
    message: /has no way to sign out: .* places: front/,
  });
});

test('who is not signed in any more has no way out to try', () => {
  assert.throws(() => signOutControl(page('<a href="/login">login</a>'), WIKI), {
    name: 'NotTestable',
    message: /^signing in that lasts is needed; 200 \/Front .* does not know any more who has signed in/,
  });
  assert.throws(() => signOutControl(page('<b id="userhome">Ana</b> <a href="/login">login</a>'), WIKI), {
    name: 'SetUpError',
  });
});
