import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Form } from '../../harness/agents/form';
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

test('a form is sent as a browser sends it: hidden fields, defaults and the button pressed', () => {
  const form = login(page());
  const filled = form.fill({ name: 'name', type: 'text', label: 'Name' }, 'Ana').filled(form.submitters[0]);
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
  assert.ok(form.takes(name, 'anything'));
  assert.ok(form.takes(lang, 'de'));
  assert.ok(!form.takes(lang, 'fr'));
  const sent = (text: string) => new Map(login(page()).fill(lang, text).filled().entries).get('lang');
  // An entry is named as a person sees it, or by what it sends.
  assert.deepEqual([sent('D'), sent('de')], ['de', 'de']);
});

test('filling in a form leaves the page as it is', () => {
  const before = page();
  login(before).fill({ name: 'name', type: 'text', label: '' }, 'Ana');
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
  assert.deepEqual(form.controls, [{ name: 'n', type: 'text', label: 'Name' }]);
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
