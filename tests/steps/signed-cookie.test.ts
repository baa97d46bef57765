import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { type Asked, SIGN_IN_FORM, smallWiki, type Told } from '../harness/small-wiki';
import { runSuiteOn } from '../run-suite';

const TARGET = [
  'settings: { cookie_lifetime: [0, 12] }',
  'accounts:',
  '  - { name: Ana, passwordFrom: TEST_PASSWORD, remember_me: false }',
  '  - { name: Ben, passwordFrom: TEST_PASSWORD, remember_me: false }',
  'places: { signIn: in }',
  'without: [trail, change-user, example-macro, dict-macro]',
];

test('of a forged session in two cookies those have to go that the wiki takes away', async () => {
  const signatures = new Map<string, string>();
  const wiki = await smallWiki(({ method, url, form, cookie }: Asked): Told => {
    const { session = '', signature = '' } =
      /session=(?<session>\w+).*session\.sig=(?<signature>\w+)/.exec(cookie)?.groups ?? {};
    const setCookies: string[] = [];
    let user = signatures.get(session + signature);
    if (url.pathname === '/in' && method === 'POST' && form.get('password') === 'a word') {
      user = form.get('name') ?? '';
      const [id, sig] = [1, 2].map(() => randomBytes(16).toString('hex'));
      signatures.set(`${id}${sig}`, user);
      setCookies.push(`session=${id}; Path=/; Max-Age=43200`, `session.sig=${sig}; Path=/; Max-Age=43200`);
    } else if (!user && signature) setCookies.push('session.sig=; Path=/; Max-Age=0');
    const way = url.pathname === '/in' ? SIGN_IN_FORM : '<a href="/in">login</a>';
    return { setCookies, body: user ? `<a id="userhome">${user}</a>` : way };
  });
  const { printed } = await runSuiteOn(wiki, TARGET, 'a word', '--tags', '@useless-cookie-removed');
  assert.doesNotMatch(printed, /Broken/);
  assert.match(printed, /useless-cookie-removed +held as far as tried/);
});
