import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Form } from '../../harness/agents/forms/form';
import { type Enctype, URLENCODED } from '../../harness/agents/forms/submission';
import { Page } from '../../harness/agents/page';
import { tokenNames } from '../../harness/forged/anti-forgery';
import { forgeRequest } from '../../harness/forged/forge-request';
import { SIGN_IN_CARRYING } from '../../harness/forged/open-redirect';
import { exchange } from './exchange-sample';

const ACTION = new URL('http://wiki.test/Front?action=logout&rev=1');

const formOf = (entries: [name: string, value: string][], enctype: Enctype = URLENCODED) => ({
  action: ACTION,
  entries,
  enctype,
  encoding: 'utf-8',
});

test('by GET a parameter of the address and of the form comes once, as the form has it', () => {
  const entries: [string, string][] = [
    ['action', 'logout'],
    ['tag', 'a'],
    ['tag', 'b'],
  ];
  const { method, url } = forgeRequest('in a GET', formOf(entries), []);
  assert.equal(method, 'GET');
  assert.deepEqual([...url.searchParams].sort(), [
    ['action', 'logout'],
    ['rev', '1'],
    ['tag', 'a'],
    ['tag', 'b'],
  ]);
});

test('from another site it comes with what that site can send, and says where it comes from', () => {
  const form = formOf([
    ['name', 'Ana'],
    ['token', 'secret'],
  ]);
  const { url, body, headers } = forgeRequest('in a POST from another site', form, [['name', 'Ana']]);
  assert.deepEqual([url.href, String(body)], [ACTION.href, 'name=Ana']);
  assert.ok(headers?.some(([name, value]) => name === 'Sec-Fetch-Site' && value === 'cross-site'));
});

test('a token is a hidden field with a name that says so, or a value that nobody guesses', () => {
  const html = `<form><input name="name"><input type="hidden" name="action" value="login">
    <input type="hidden" name="ticket" value="1"><input type="hidden" name="sectok" value="9f86d081884c7d659a2f">
    <input type="hidden" name="page" value="FrontPageOfThisWiki"></form>`;
  const page = new Page([exchange()], html);
  const form = Form.find(page, () => true)?.filled();
  assert.deepEqual(form && [...tokenNames(form)], ['ticket', 'sectok']);
});

test('the address of another site goes into each field of the sign-in form that says where to go', () => {
  const entries: [string, string][] = [
    ['whereto', '/FrontPage'],
    ['ReturnUrl', ''],
    ['name', 'Ana'],
  ];
  const { form = [] } =
    SIGN_IN_CARRYING['the sign-in form']?.request(formOf(entries), '//other-site.test/') ?? {};
  const led = form.filter(([, value]) => value.includes('other-site.test')).map(([name]) => name);
  assert.ok(led.includes('whereto') && led.includes('ReturnUrl'));
  assert.equal(new Map(form).get('name'), 'Ana');
});

test('a form that the suite changed goes in the encoding of its own', () => {
  const entries: [string, string][] = [['name', 'Ana']];
  for (const where of Object.values(SIGN_IN_CARRYING)) {
    const { headers, body } = where.request(formOf(entries, 'multipart/form-data'), '//other-site.test/');
    assert.match(String(new Map(headers).get('Content-Type')), /^multipart\/form-data; boundary=/);
    assert.match(String(body), /name="name"\r\n\r\nAna\r\n/);
  }
});
