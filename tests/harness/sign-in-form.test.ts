import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Page } from '../../harness/agents/page';
import { isClosed, signInForm } from '../../harness/wiki/sign-in-form';
import { fillIn } from '../../harness/wiki/signing-in';
import { MOINMOIN_PLACES, type Wiki } from '../../harness/wiki/wiki';
import { exchange } from './exchange-sample';

const HERE = exchange({ url: new URL('http://wiki.test/Front') });

/** What goes out when Ana signs in on a page: the fields that have a value, in order. */
function sent(html: string): string {
  const form = signInForm(new Page([HERE], html));
  if (!form) return 'nothing';
  const { entries } = fillIn(form, 'Ana', 'secret');
  return entries
    .filter(([, value]) => value !== '')
    .map((pair) => pair.join('='))
    .join(' ');
}

const form = (...content: string[]) => `<form method="post">${content.join('')}</form>`;
const NAME = '<input name="name">';
const PASSWORD = '<input type="password" name="password">';
const button = (text: string, name = 'go') => `<button name="${name}" value="${text}">${text}</button>`;
const SIGNED_IN = 'name=Ana password=secret';

const pages: [what: string, html: string, sent: string][] = [
  [
    'the first button is the default',
    form(NAME, PASSWORD, button('OK'), button('Other')),
    `${SIGNED_IN} go=OK`,
  ],
  [
    'a button that says that it signs in',
    form(NAME, PASSWORD, button('Help me'), button('Log in')),
    `${SIGNED_IN} go=Log in`,
  ],
  [
    'a form for browsers without scripts is taken where there is no other',
    `<p></p><noscript>${form('<input name="plain">', PASSWORD, button('Log in'))}</noscript>`,
    'plain=Ana password=secret go=Log in',
  ],
  [
    'a form beside one for browsers without scripts',
    `<p></p><noscript>${form('<input name="plain">', PASSWORD, button('Log in'))}</noscript>${form(NAME, PASSWORD, button('Go on'))}`,
    `${SIGNED_IN} go=Go on`,
  ],
  ['a button by its name', form(NAME, PASSWORD, button('1'), button('2', 'login')), `${SIGNED_IN} login=2`],
  [
    'an input that is a button',
    form(NAME, PASSWORD, button('Search'), '<input type="submit" name="b" value="Go">'),
    `${SIGNED_IN} b=Go`,
  ],
  [
    'a picture for a button',
    form(NAME, PASSWORD, '<input type="image" name="i" alt="Log in">'),
    `${SIGNED_IN} i.x=0 i.y=0`,
  ],
  [
    'a picture on a button',
    form(NAME, PASSWORD, button('Cancel'), '<button name="b" value="1"><img alt="Log in"></button>'),
    `${SIGNED_IN} b=1`,
  ],
  [
    'a button outside of the form',
    `<form id="f">${NAME}${PASSWORD}</form><button form="f" name="b" value="1">Log in</button>`,
    `${SIGNED_IN} b=1`,
  ],
  ...[
    ['German', 'Abbrechen', 'Anmelden'],
    ['French', 'Annuler', 'Se connecter'],
    ['Spanish', 'Cancelar', 'Iniciar sesión'],
    ['Italian', 'Annulla', 'Accedi'],
    ['Dutch', 'Annuleren', 'Inloggen'],
    ['Portuguese', 'Cancelar', 'Entrar'],
    ['Polish', 'Anuluj', 'Zaloguj się'],
    ['Russian', 'Отмена', 'Войти'],
    ['Japanese', 'キャンセル', 'ログイン'],
    ['Chinese', '取消', '登录'],
  ].map(([language, no = '', yes = '']): [string, string, string] => [
    `buttons in ${language}`,
    form(NAME, PASSWORD, button(no), button(yes)),
    `${SIGNED_IN} go=${yes}`,
  ]),
  [
    'no button that cancels, whatever the other says',
    form(NAME, PASSWORD, button('Cancel'), button('Weiter')),
    `${SIGNED_IN} go=Weiter`,
  ],
  [
    'not the one that signs up',
    form(NAME, PASSWORD, button('Sign up'), button('Continue')),
    `${SIGNED_IN} go=Continue`,
  ],
  [
    'a search box first',
    `<form><input name="q">${button('Search')}</form>${form(NAME, PASSWORD, button('Log in'))}`,
    `${SIGNED_IN} go=Log in`,
  ],
  [
    'a form to sign up first',
    form(
      '<input name="new_name"><input type="password" name="p1"><input type="password" name="p2">',
      button('OK'),
    ) + form(NAME, PASSWORD, button('OK')),
    `${SIGNED_IN} go=OK`,
  ],
  [
    'one to sign up with one password, told by its button',
    form('<input name="new_name"><input type="password" name="p1">', button('Create account')) +
      form(NAME, PASSWORD, button('OK')),
    `${SIGNED_IN} go=OK`,
  ],
  [
    'one to sign up, told by what its password is',
    form('<input name="n"><input type="password" name="p1" autocomplete="new-password">', button('OK')) +
      form(NAME, PASSWORD, button('OK')),
    `${SIGNED_IN} go=OK`,
  ],
  [
    'a newsletter in the same form as everything else',
    form(
      '<input name="q" type="search">',
      button('Search'),
      '<input type="email" name="mail">',
      button('Subscribe'),
      NAME,
      PASSWORD,
      button('Go'),
      '<input name="feedback">',
    ),
    `${SIGNED_IN} go=Go`,
  ],
  [
    'one form around the page, two buttons without words for it',
    form('<input name="q">', button('>>'), NAME, PASSWORD, button('>')),
    `${SIGNED_IN} go=>`,
  ],
  [
    'the field that says that it is the name',
    form('<input name="name" autocomplete="section-a username">', '<input name="domain">', PASSWORD),
    SIGNED_IN,
  ],
  ['an e-mail address for a name', form('<input type="email" name="name">', PASSWORD), SIGNED_IN],
  [
    'the current one of several passwords',
    form(
      NAME,
      '<input type="password" name="x">',
      '<input type="password" name="password" autocomplete="current-password">',
    ),
    SIGNED_IN,
  ],
  ['a name after the password', form(PASSWORD, NAME), 'password=secret name=Ana'],
  ['remember me as it is', form(NAME, PASSWORD, '<input type="checkbox" name="r" value="1">'), SIGNED_IN],
  [
    'a field without a name is not sent',
    form(NAME, PASSWORD, '<input type="text">').replace(NAME, `<input>${NAME}`),
    SIGNED_IN,
  ],
  [
    'a list of the users',
    form('<select name="user"><option value="">Who?</option><option>Ana</option></select>', PASSWORD),
    SIGNED_IN.replace('name=', 'user='),
  ],
  ['a closed dialog', `<dialog>${form(NAME, PASSWORD)}</dialog>`, SIGNED_IN],
  [
    'a form that is shown rather than one that is not',
    `<div hidden>${form('<input name="x">', PASSWORD)}</div>${form(NAME, PASSWORD)}`,
    SIGNED_IN,
  ],
  ['no form', form(NAME), 'nothing'],
  ...[
    '<input name="trap" style="display:none">',
    '<div style="position: absolute; left: -9999px"><input name="trap"></div>',
    '<div aria-hidden="true"><label>Leave this empty <input name="trap"></label></div>',
    '<input name="trap" tabindex="-1">',
    '<p class="ohnohoney honeypot"><input name="trap"></p>',
    '<style>.x7 { visibility: hidden; }</style><p class="x7"><input name="trap"></p>',
    '<style>#x7 input { opacity: 0 }</style><p id="x7"><input name="trap"></p>',
  ].map((trap): [string, string, string] => [`a trap: ${trap}`, form(NAME, trap, PASSWORD), SIGNED_IN]),
];

for (const [what, html, expected] of pages) {
  test(`signing in: ${what}`, () => {
    assert.equal(sent(html), expected);
  });
}

test('the form and its fields are found in a table', () => {
  const table = `<table><form method="post"><tr><td>${NAME}<td>${PASSWORD}<tr><td>${button('Log in')}</table></form>`;
  assert.equal(sent(table), `${SIGNED_IN} go=Log in`);
});

for (const [asked, shown, closed] of [
  ['/Front', '/Front', false],
  ['/Front', '/Front/', false],
  ['/', '/Front', false],
  ['/', '/sign-in?next=/', true],
  ['/', '/anmelden/', true],
  ['/Front', '/anmelden', true],
  ['/Front', '/Front?action=login', true],
] as const) {
  test(`a page with a form to sign in is ${closed ? '' : 'not '}closed where ${asked} leads to ${shown}`, () => {
    const at = (path: string) => exchange({ url: new URL(path, 'http://wiki.test') });
    const exchanges = asked === shown ? [at(asked)] : [{ ...at(asked), status: 302 }, at(shown)];
    const places = { ...MOINMOIN_PLACES, signIn: 'anmelden' };
    const wiki = { base: new URL('http://wiki.test/'), places } as Wiki;
    assert.equal(isClosed(new Page(exchanges, form(NAME, PASSWORD, button('Log in'))), wiki), closed);
  });
}
