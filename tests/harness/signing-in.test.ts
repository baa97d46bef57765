import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FilledForm } from '../../harness/agents/form';
import { HttpAgent } from '../../harness/agents/http/http-agent';
import { Page } from '../../harness/agents/page';
import { wallClock } from '../../harness/core/clock';
import { Evidence } from '../../harness/core/evidence';
import { signIn, wayOut } from '../../harness/wiki/signing-in';
import { MOINMOIN_PLACES } from '../../harness/wiki/wiki';
import { exchange } from './exchange-sample';
import { SIGN_IN_FORM, smallWiki, type Told } from './small-wiki';

const ANA = { name: 'Ana', password: 'x' };
const agent = () => new HttpAgent('Ana', wallClock(), new Evidence());
const answering = (answer: Told | string) =>
  smallWiki(({ method }) => (method === 'POST' ? answer : SIGN_IN_FORM));

const WIKI = { name: 'wiki', base: new URL('http://wiki.test/'), places: MOINMOIN_PLACES, settings: {} };

const page = (html: string) => new Page([exchange({ url: new URL('http://wiki.test/Front') })], html);

for (const status of [401, 403, 500]) {
  test(`an answer ${status} to the sign-in form is a refusal, with a form in it or not`, async () => {
    const wiki = await answering({ status, body: 'no' });
    await assert.rejects(signIn(agent(), wiki, ANA), {
      name: 'SetUpError',
      message: new RegExp(`^Ana could not sign in at .*: ${status} .*Check the account's name and password`),
    });
  });
}

test('the form once more is a refusal; a page that greets the user is none, whatever its status', async () => {
  await assert.rejects(signIn(agent(), await answering(SIGN_IN_FORM), ANA), {
    message: /asks for the password again/,
  });
  const missing = { status: 404, body: '<p id="userhome">Ana</p>no such page' };
  assert.equal((await signIn(agent(), await answering(missing), ANA)).status, 404);
});

test('who is sent on to a page that there is not has signed in', async () => {
  const wiki = await smallWiki(({ method, url }) => {
    if (method === 'POST') return { location: '/Home' };
    return url.pathname === '/Home' ? { status: 404, body: 'no such page' } : SIGN_IN_FORM;
  });
  assert.equal((await signIn(agent(), wiki, ANA)).status, 404);
});

test('of the buttons of a form the one that signs out is pressed', () => {
  const html =
    '<form method="post" action="/go"><button name="find" value="1">Find</button><button name="leave" value="1">Log out</button></form>';
  assert.deepEqual((wayOut(page(html), WIKI) as FilledForm).entries, [['leave', '1']]);
});

for (const address of [
  '/Front?action=logout&logout=logout',
  '/logout',
  '/logout/',
  '/+logout?logout_submit=1',
  '/wiki/Special:UserLogout',
  '/start?do=logout&sectok=',
  'https://wiki.test/users/sign_out',
]) {
  test(`a link to ${address} signs out`, () => {
    const links = `<a href="/HelpOnLogout">help</a> <a href="?q=HelpOnLogout">find</a> <a href="${address}">bye</a>`;
    assert.equal(`${wayOut(page(links), WIKI)}`, `${new URL(address, 'http://wiki.test')}`);
  });
}

test('a page without a way out is told with what to do', () => {
  assert.throws(() => wayOut(page('<a href="/HelpOnLogout">help</a> <a href="//">x</a>'), WIKI), {
    name: 'SetUpError',
    message: /has no way to sign out: .* places: front/,
  });
});

test('who is not signed in any more has no way out to try', () => {
  assert.throws(() => wayOut(page('<a href="/login">login</a>'), WIKI), {
    name: 'NotTestable',
    message: /^signing in that lasts is needed; 200 \/Front .* does not know any more who has signed in/,
  });
  assert.throws(() => wayOut(page('<b id="userhome">Ana</b> <a href="/login">login</a>'), WIKI), {
    name: 'SetUpError',
  });
});
