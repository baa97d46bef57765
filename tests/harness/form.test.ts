import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Form } from '../../harness/agents/forms/form';
import { Page } from '../../harness/agents/page';
import { exchange } from './exchange-sample';

const html = `<html><body>
  <form action="/search"><input name="q"><input type="submit" value="Find"></form>
  <form method="POST" action="?action=login">
    <input type="hidden" name="action" value="login"><input type="hidden" name="ticket" value="t'1">
    <label for="n">Name</label><input id="n" name="name" value="old">
    <label>Password <input type="password" name="password"></label>
    <input type="checkbox" name="remember_me" value="1" checked>
    <input type="checkbox" name="never" value="1">
    <select name="lang"><option value="en" selected>E</option><option value="de">D</option></select>
    <input disabled name="off" value="x">
    <input type="submit" name="login" value="Login"><button name="cancel" value="1">Cancel</button>
  </form></body></html>`;

const page = () => new Page([exchange({ url: new URL('http://wiki.test/Front?x=1') })], html);

const login = (on: Page) =>
  Form.find(on, (form) => form.controls.some(({ type }) => type === 'password')) as Form;

const control = (form: Form, name: string) =>
  form.controls.find((each) => each.name === name) as Form['controls'][number];

test('a form is sent as a browser sends it: hidden fields, defaults and the button pressed', () => {
  const form = login(page());
  const filled = form.fill(control(form, 'name'), 'Ana').filled(form.submitters[0]);
  assert.equal(filled.method, 'POST');
  assert.equal(filled.action.href, 'http://wiki.test/Front?action=login');
  assert.deepEqual(filled.entries, [
    ['action', 'login'],
    ['ticket', "t'1"],
    ['name', 'Ana'],
    ['password', ''],
    ['remember_me', '1'],
    ['lang', 'en'],
    ['login', 'Login'],
  ]);
});

test('a check box that is cleared is not sent', () => {
  const form = login(page());
  const box = form.controls.find(({ name }) => name === 'remember_me');
  assert.ok(box);
  const names = form
    .fill(box, false)
    .filled()
    .entries.map(([name]) => name);
  assert.ok(!names.includes('remember_me'));
  assert.ok(names.includes('name'));
});

test('of a list only what is in it can be chosen', () => {
  const form = login(page());
  const [name, lang] = ['name', 'lang'].map((each) => form.controls.find((control) => control.name === each));
  assert.ok(name && lang);
  assert.ok(form.accepts(name, 'anything'));
  assert.ok(form.accepts(lang, 'de'));
  assert.ok(!form.accepts(lang, 'fr'));
  const sent = (text: string) => new Map(login(page()).fill(lang, text).filled().entries).get('lang');
  // An entry is named as a person sees it, or by what it sends.
  assert.deepEqual([sent('D'), sent('de')], ['de', 'de']);
});

test('filling in a form leaves the page as it is', () => {
  const before = page();
  const form = login(before);
  form.fill(control(form, 'name'), 'Ana').filled();
  assert.equal(login(before).value('name'), 'old');
});

test('fields are known by their labels', () => {
  const labels = login(page()).controls.map(({ name, label }) => [name, label]);
  assert.deepEqual(labels.slice(0, 2), [
    ['name', 'Name'],
    ['password', 'Password'],
  ]);
});

test('what is odd in a form does no harm: a quote in an id, an action that is no address', () => {
  const odd =
    '<form action="http://"><label for="a&quot;b">Name</label><input id="a&quot;b" name="n"></form>';
  const form = Form.find(new Page([exchange()], odd), () => true) as Form;
  assert.deepEqual(
    form.controls.map(({ name, type, label }) => [name, type, label]),
    [['n', 'text', 'Name']],
  );
  assert.throws(() => form.filled(), {
    name: 'SetUpError',
    message: 'http://wiki.test/ leads to "http://", which is no address',
  });
});

test('of two buttons of one name the one that is pressed is sent', () => {
  const two =
    '<form><button name="do" value="search">Search</button><button name="do" value="out">Log out</button></form>';
  const form = Form.find(new Page([exchange()], two), () => true) as Form;
  assert.deepEqual(form.filled(form.submitters[1]).entries, [['do', 'out']]);
});

const HERE = exchange({ url: new URL('http://wiki.test/a/Front?x=1') });

/** What goes out when the first form of a page is sent by its last button. */
function sent(body: string, encoding = 'utf-8') {
  const form = Form.find(new Page([HERE], body, { encoding }), () => true) as Form;
  const { method, action, content } = form.filled(form.submitters.at(-1));
  const out = 'query' in content ? content.query : content.bytes.toString('latin1');
  return {
    line: `${method} ${action.href}`,
    out,
    contentType: 'query' in content ? '' : content.contentType,
  };
}

const lines: [what: string, page: string, line: string, out: string][] = [
  [
    'base',
    '<base href="http://wiki.test/b/"><form action="in"><input name="a">',
    'GET http://wiki.test/b/in',
    'a=',
  ],
  [
    'a base that is relative itself, and an empty action',
    '<base href="/c/"><form action="" method="POST"><input name="a" value="1">',
    'POST http://wiki.test/a/Front?x=1',
    'a=1',
  ],
  [
    "a button's own address, method and enctype",
    '<form action="/search"><input name="a" value="1"><button formaction="in" formmethod="post" formenctype="text/plain">In</button>',
    'POST http://wiki.test/a/in',
    'a=1\r\n',
  ],
  [
    'fields and a button that stand outside and name it',
    '<input form="f" name="a" value="1"><form id="f" action="/in"><input form="g" name="b" value="2"></form><button form="f" name="go">In</button>',
    'GET http://wiki.test/in',
    'a=1&go=',
  ],
  [
    'a table that the form is in',
    '<table><form action="/in"><tr><td><input name="a" value="1"></td><td><button name="go" value="1">In</button></td></tr></form></table>',
    'GET http://wiki.test/in',
    'a=1&go=1',
  ],
  [
    'disabled fields, by themselves and by a fieldset, whose first legend is not',
    '<form action="/in"><input name="a" disabled><fieldset disabled><legend><input name="b"></legend><input name="c"></fieldset><input name="d">',
    'GET http://wiki.test/in',
    'b=&d=',
  ],
  [
    'boxes, radios and lists as they stand',
    '<form action="/in"><input type="checkbox" name="a" checked><input type="checkbox" name="b"><input type="radio" name="c" value="1"><input type="radio" name="c" value="2" checked><select name="d"><option disabled>x<option> y  z </select><select name="e" multiple><option selected>1<option selected>2</select><textarea name="f">\nA\nB</textarea>',
    'GET http://wiki.test/in',
    'a=on&c=2&d=y+z&e=1&e=2&f=A%0D%0AB',
  ],
  [
    'a picture for a button, and what is in a template or a list of suggestions',
    '<form action="/in"><template><input name="t"></template><datalist><select name="l"></select></datalist><input name="a"><input type="image" name="go" alt="Log in">',
    'GET http://wiki.test/in',
    'a=&go.x=0&go.y=0',
  ],
  [
    'no button that only closes the dialog',
    '<form action="/in"><input name="a"><button name="in">In</button><button formmethod="dialog" name="x">Close</button>',
    'GET http://wiki.test/in',
    'a=&in=',
  ],
];

for (const [what, body, line, out] of lines) {
  test(`a form is sent as the standard says: ${what}`, () => {
    const seen = sent(body);
    assert.deepEqual([seen.line, seen.out], [line, out]);
  });
}

test('a form of the multipart kind', () => {
  const { out, contentType } = sent(
    '<form method="post" enctype="multipart/form-data"><input type="hidden" name=\'a"b\' value="ü\n1">',
  );
  const [, boundary] = /^multipart\/form-data; boundary=(\S+)$/.exec(contentType) ?? [];
  assert.ok(boundary);
  const value = Buffer.from('ü\r\n1').toString('latin1');
  assert.equal(
    out,
    `--${boundary}\r\nContent-Disposition: form-data; name="a%22b"\r\n\r\n${value}\r\n--${boundary}--\r\n`,
  );
});

const encodings: [encoding: string, out: string][] = [
  ['utf-8', 'a=J%C3%BCrgen+%E2%82%AC+%D0%AF'],
  ['windows-1252', 'a=J%FCrgen+%80+%26%231071%3B'],
  ['koi8-r', 'a=J%26%23252%3Brgen+%26%238364%3B+%F1'],
  ['utf-16le', 'a=J%C3%BCrgen+%E2%82%AC+%D0%AF'],
];

for (const [encoding, out] of encodings) {
  test(`a form of a page in ${encoding} is sent in it, what it has no character for as a reference`, () => {
    assert.equal(sent('<form><input name="a" value="Jürgen € Я">', encoding).out, out);
  });
}

test('accept-charset goes before the encoding of the page, which _charset_ names', () => {
  const page =
    '<form accept-charset="nonsense ISO-8859-1"><input type="hidden" name="_charset_"><input name="a" value="ü">';
  assert.equal(sent(page).out, '_charset_=windows-1252&a=%FC');
});
