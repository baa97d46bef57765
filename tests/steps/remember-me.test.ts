import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Asked, smallWiki, type Told } from '../harness/small-wiki';
import { runSuiteOn } from '../run-suite';

const HOURS = 3600;
const TARGET = [
  'settings: { cookie_lifetime: [0, 12] }',
  'accounts:',
  '  - { name: Ana, passwordFrom: TEST_PASSWORD, remember_me: false }',
  '  - { name: Ben, passwordFrom: TEST_PASSWORD, remember_me: true }',
  'places: { signIn: in, preferences: prefs }',
];

test('what a running wiki has its users choose is as the target file says when the run is over', async () => {
  const remember = new Map([
    ['Ana', false],
    ['Ben', true],
  ]);
  const sessions = new Map<string, string>();
  const wiki = await smallWiki(({ method, url, form, cookie }: Asked): Told => {
    const sid = /(?<=session=)\w+/.exec(cookie)?.[0] ?? '';
    const user = sessions.get(sid);
    const own = `<span id="userhome">${user ?? ''}</span><a href="/logout">Log out</a>`;
    if (url.pathname === '/in' && method === 'POST') {
      const name = form.get('name') ?? '';
      const lasts = (remember.get(name) ? 20 * 365 * 24 : 12) * HOURS;
      const fresh = `s${sessions.size}${'0'.repeat(20)}`;
      sessions.set(fresh, name);
      return { setCookies: [`session=${fresh}; Path=/; Max-Age=${lasts}`], location: '/FrontPage' };
    }
    if (!user)
      return {
        body: '<form method="post" action="/in"><input name="name"><input type="password" name="password"><button>In</button></form>',
      };
    if (url.pathname === '/logout') {
      sessions.set(sid, '');
      return { setCookies: ['session=; Path=/; Max-Age=0'], location: '/FrontPage' };
    }
    if (url.pathname === '/prefs') {
      if (method === 'POST') remember.set(user, form.has('remember_me'));
      return {
        body: `${own}<form method="post" action="/prefs"><input type="checkbox" name="remember_me"><button>Save</button></form>`,
      };
    }
    return { body: own };
  });
  const { printed } = await runSuiteOn(wiki, TARGET, 'a word', '--name', 'The choice');
  assert.doesNotMatch(printed, /Broken/);
  assert.match(printed, /of their 2 scenarios: 2 held/);
  assert.deepEqual(Object.fromEntries(remember), { Ana: false, Ben: true });
});
