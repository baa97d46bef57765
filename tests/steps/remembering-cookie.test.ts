import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { type Asked, smallWiki, type Told } from '../harness/small-wiki';
import { runSuiteOn } from '../run-suite';

const TARGET = [
  'settings: { cookie_lifetime: [0, until closed] }',
  'remember_me: sign-in',
  'accounts:',
  '  - { name: Ana, passwordFrom: TEST_PASSWORD }',
  '  - { name: Ben, passwordFrom: TEST_PASSWORD }',
  'places: { signIn: in }',
  'without: [trail, change-user, example-macro, dict-macro]',
];
const FORM =
  '<form method="post" action="/in"><input name="name"><input type="password" name="password">' +
  '<label><input type="checkbox" name="stay" value="1">Remember me</label><button>In</button></form>';

/** A wiki with a cookie beside the session's that remembers a user. @param forOnePage whether it does so no longer */
function remembering(forOnePage: boolean) {
  const users = new Map<string, string>();
  const begin = (user: string) => {
    const id = randomBytes(16).toString('hex');
    users.set(id, user);
    return id;
  };
  return smallWiki(({ method, url, form, cookie }: Asked): Told => {
    const [session = '', token = ''] = ['session', 'token'].map(
      (name) => new RegExp(`\\b${name}=(\\w+)`).exec(cookie)?.[1] ?? '',
    );
    const setCookies: string[] = [];
    let user = users.get(session);
    if (url.pathname === '/in' && method === 'POST' && form.get('password') === 'a word') {
      user = form.get('name') ?? '';
      setCookies.push(`session=${begin(user)}; Path=/`);
      if (form.has('stay')) setCookies.push(`token=${begin(user)}; Path=/; Max-Age=630720000`);
    } else if (!user && token) {
      user = users.get(token);
      if (user && !forOnePage) setCookies.push(`session=${begin(user)}; Path=/`);
      else setCookies.push('token=; Path=/; Max-Age=0');
    }
    const way = url.pathname === '/in' ? FORM : '<a href="/in">login</a>';
    return { setCookies, body: user ? `<a id="userhome">${user}</a>` : way };
  });
}

const judged = async (forOnePage: boolean, ...tags: string[]) =>
  (await runSuiteOn(await remembering(forOnePage), TARGET, 'a word', '--tags', ...tags)).printed;

test('a cookie that remembers for one page alone does not last for ever', async () => {
  assert.doesNotMatch(await judged(false, '@logged-in-remembered'), /Broken/);
  assert.match(await judged(true, '@logged-in-remembered'), /logged-in-remembered +broken/);
});
