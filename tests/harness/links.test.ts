import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Page } from '../../harness/agents/page';
import { linksTo } from '../../harness/wiki/links';
import { signInControls, signInOffers } from '../../harness/wiki/signing-in';
import { exchange } from './exchange-sample';

const HERE = exchange({ url: new URL('http://wiki.test/Front') });
const page = (html: string) => new Page([HERE], html);

for (const link of [
  '<a href="/login">x</a>',
  '<a href="/users/sign_in">x</a>',
  '<a href="/wiki/Special:UserLogin">x</a>',
  '<a href="/index.php?title=Special:UserLogin&returnto=Front">x</a>',
  '<a href="?do=login&sectok=">x</a>',
  '<a href="?login">x</a>',
  '<a href="/+login">x</a>',
  '<a href="/_login">x</a>',
  '<a href="/Front?action=login">x</a>',
  '<a id="login" href="/a">x</a>',
  '<a class="nav login" href="/a">x</a>',
  '<a href="/a">Log in</a>',
  '<a href="/a">Please sign in</a>',
  '<a href="/a">Log in / create account</a>',
  '<a href="/a">» Anmelden</a>',
  '<a href="/a">Se connecter</a>',
  '<a href="/a">ログイン</a>',
  '<a href="/a" title="Sign in"><img src="key.png"></a>',
  '<a href="/a"><img src="key.png" alt="Log in"></a>',
  '<a href="/a" aria-label="Войти"></a>',
  '<a href="/a">Σύνδεση</a>',
  '<a href="/a">Bejelentkezés</a>',
  '<a href="/a">تسجيل الدخول</a>',
  '<a href="/a">כניסה</a>',
]) {
  test(`signs in: ${link}`, () => {
    assert.equal(linksTo('sign in', page(link)).length, 1);
  });
}

for (const link of [
  '<a href="/BlogIndex">Blog index</a>',
  '<a href="/DesigningPages">Designing pages</a>',
  '<a href="/catalogin">Catalogue</a>',
  '<a href="/LoginHelp">Login help</a>',
  '<a href="/HelpOnLogin">What to do when you can not log in</a>',
  '<a href="/search?q=login">Pages with that word</a>',
  '<a href="/settings?next=/login">Settings</a>',
  '<a href="/logout">Log out</a>',
  '<a class="login" href="/logout">Logout Ana</a>',
  '<a id="login" href="/exit">Log out</a>',
  '<a href="/deconnexion">Déconnexion</a>',
  '<a href="/exit">Выход</a>',
  '<a href="/exit">Αποσύνδεση</a>',
  '<a href="/exit">تسجيل الخروج</a>',
  '<a href="/register">Sign up</a>',
  '<a href="javascript:login()">Log in</a>',
]) {
  test(`does not sign in: ${link}`, () => {
    assert.deepEqual(linksTo('sign in', page(link)), []);
  });
}

test('a link outside of the content goes before one in it', () => {
  const links = '<main><a href="/login">Log in</a></main><a href="/enter">Log in</a>';
  assert.deepEqual(
    linksTo('sign in', page(links)).map(({ url }) => url.pathname),
    ['/enter', '/login'],
  );
});

test('a button and a form are ways to sign in too; a search box and the change of a password are none', () => {
  const ways = (html: string) => signInControls(page(html)).length;
  assert.equal(ways('<form action="/login"><button>Go</button></form>'), 1);
  assert.equal(ways('<form action="/x"><button>Anmelden</button></form>'), 1);
  assert.equal(ways('<form><input name="n"><input type="password" name="p"></form>'), 1);
  assert.equal(ways('<form action="/find"><input name="q"><button>Search</button></form>'), 0);
  assert.equal(ways('<form><input type="password" name="a"><input type="password" name="b"></form>'), 0);
});

test('what says that it signs out is no way to sign in, whatever its address', () => {
  const out = [
    '<form action="/session?_method=DELETE" method="post"><button>Log out</button></form>',
    '<form action="/login?_method=DELETE" method="post"><button>Log out</button></form>',
    '<a href="/login?end=1">Sign out</a>',
    '<form action="/login" method="post"><input type="hidden" name="op" value="logout"><button>Leave</button></form>',
  ];
  for (const html of out) assert.deepEqual(signInControls(page(html)), []);
  assert.deepEqual(signInControls(page('<form action="/login"><button>Enter</button></form>')), ['Enter']);
});

test('a password for something else than signing in is no way to sign in', () => {
  const form = (button: string) =>
    `<form><input name="mail"><input type="password" name="pin"><button>${button}</button></form>`;
  assert.deepEqual(signInControls(page(form('Subscribe'))), []);
  assert.deepEqual(signInControls(page(form('Go'))), ['a form with a password']);
});

test('what a page hides is none of its offers to sign in', () => {
  const hidden = page('<p style="display: none"><a href="/login">Log in</a></p><a href="/exit">Log out</a>');
  assert.deepEqual([signInControls(hidden), signInOffers(hidden)], [['Log in'], []]);
});
