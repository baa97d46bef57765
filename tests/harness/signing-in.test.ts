import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpAgent } from '../../harness/agents/http/http-agent';
import { Page } from '../../harness/agents/page';
import { wallClock } from '../../harness/core/clock';
import { Evidence } from '../../harness/core/evidence';
import { asksToSignIn, signIn } from '../../harness/wiki/signing-in';
import { exchange } from './exchange-sample';
import { SIGN_IN_FORM, smallWiki, type Told } from './small-wiki';

const ANA = { name: 'Ana', password: 'x' };
const agent = () => new HttpAgent('Ana', wallClock(), new Evidence());
const answering = (answer: Told | string) =>
  smallWiki(({ method }) => (method === 'POST' ? answer : SIGN_IN_FORM));

for (const status of [401, 403, 500]) {
  test(`an answer ${status} to the sign-in form is a refusal, with a form in it or not`, async () => {
    const wiki = await answering({ status, body: 'no' });
    await assert.rejects(signIn(agent(), wiki, ANA), {
      name: 'SetUpError',
      message: new RegExp(
        `^Ana could not sign in at .*came back: ${status} .*Check the account's name and password`,
        's',
      ),
    });
  });
}

test('the form once more is a refusal; a page that greets the user is none, whatever its status', async () => {
  await assert.rejects(signIn(agent(), await answering(SIGN_IN_FORM), ANA), {
    message: /asks for the password again/,
  });
  const missing = { status: 404, body: '<p id="userhome">Ana</p>no such page' };
  assert.equal((await signIn(agent(), await answering(missing), ANA)).at(-1)?.status, 404);
});

/** A wiki whose sessions do not last: it sends those who have signed in elsewhere, others get the form again. */
const forgetting = (elsewhere: Told | string) =>
  smallWiki(({ method, url, form }) => {
    if (url.pathname === '/Home') return elsewhere;
    if (method === 'POST' && form.get('name') === 'Ana') return { location: '/Home' };
    return url.pathname === '/FrontPage' ? '<p>Front</p>' : SIGN_IN_FORM;
  });

test('where sessions do not last, another answer than that to a wrong password is one to a right one', async () => {
  const pages = await signIn(agent(), await forgetting('<p>Welcome</p>'), ANA);
  assert.deepEqual(
    pages.map(({ url }) => url.pathname),
    ['/Home', '/FrontPage'],
  );
  await signIn(agent(), await forgetting({ status: 404, body: 'no such page' }), ANA);
});

test('where every page has the form, one that says nothing is no refusal, if a wrong password is told', async () => {
  const everywhere = (says: string) =>
    smallWiki(({ method, url, form }) => {
      if (method === 'POST' && form.get('name') === 'Ana') return { location: '/FrontPage' };
      return `${method === 'POST' ? says : url.pathname}${SIGN_IN_FORM}`;
    });
  assert.equal((await signIn(agent(), await everywhere('Wrong password'), ANA)).length, 2);
  const silent = await smallWiki(({ method }) =>
    method === 'POST' ? { location: '/FrontPage' } : SIGN_IN_FORM,
  );
  const told = await smallWiki(({ method, form }) =>
    method === 'POST'
      ? `${form.get('name') === 'Ana' ? 'Wrong password' : 'No such user'}${SIGN_IN_FORM}`
      : SIGN_IN_FORM,
  );
  for (const refusing of [silent, told]) {
    await assert.rejects(signIn(agent(), refusing, ANA), { message: /asks for the password again/ });
  }
});

test('what a wrong password is answered too is no signing in: what was done is told', async () => {
  const wiki = await smallWiki(({ method, url }) => {
    if (method === 'POST') return { location: '/FrontPage', setCookies: ['sid=1; Domain=other.test'] };
    if (url.pathname === '/FrontPage') return '<p class="error">Nothing found, 12 ms</p>';
    return SIGN_IN_FORM.replace('<button>In', '<button>Enter</button><button name="b" value="1">Cancel');
  });
  await assert.rejects(signIn(agent(), wiki, ANA), {
    name: 'SetUpError',
    message: new RegExp(
      [
        'Ana could not sign in at http://\\S+/in',
        '  filled in: name with "Ana", password',
        '  pressed:   "Enter"; there is "Cancel" \\(b\\) too',
        '  came back: 200 /FrontPage "Nothing found, 12 ms", which is what a wrong password is answered too',
        '  it says:   "Nothing found, 12 ms"',
        '  refused:   sid, by the browser: ',
      ].join('\n'),
    ),
  });
});

test('a name that is shown on the next page will do', async () => {
  const wiki = await smallWiki(({ method, url, cookie }) => {
    if (method === 'POST') return { setCookies: ['sid=1'], body: '<p>Thank you.</p>' };
    return url.pathname === '/in' ? SIGN_IN_FORM : `<p id="userhome">${cookie ? 'Ana' : ''}</p>`;
  });
  assert.equal((await signIn(agent(), wiki, ANA)).length, 2);
});

test("somebody else's name beside the form once more is a refusal", async () => {
  const wiki = await answering(`<p id="userhome">Ben</p>${SIGN_IN_FORM}`);
  await assert.rejects(signIn(agent(), wiki, ANA), { message: /asks for the password again/ });
});

for (const form of [
  SIGN_IN_FORM.replace('<form', '<form onsubmit="return send()"'),
  SIGN_IN_FORM.replace('action="/in"', 'action="javascript:send()"'),
  `${SIGN_IN_FORM.replace(' action="/in"', '')}<script>send()</script>`,
]) {
  test(`where a script has a part in it and the form alone does not sign in, a browser is needed: ${form}`, async () => {
    await assert.rejects(signIn(agent(), await smallWiki(() => form), ANA), {
      name: 'NotTestable',
      message: /^a browser that runs scripts is needed/,
      remedy: /AGENT=browser/,
    });
  });
}

test('a form that is sent by GET, and one of another encoding', async () => {
  const greeting = (name: string | null) => (name ? `<p id="userhome">${name}</p>` : '');
  const byGet = await smallWiki(
    ({ url }) => greeting(url.searchParams.get('name')) || SIGN_IN_FORM.replace('method="post"', ''),
  );
  assert.equal((await signIn(agent(), byGet, ANA)).length, 1);
  const latin = await smallWiki(({ method, body }) => ({
    headers: { 'content-type': 'text/html; charset=iso-8859-1' },
    body: Buffer.from(
      method === 'POST' && /name=J%FCrgen&/.test(body) ? greeting('J\xfcrgen') : SIGN_IN_FORM,
      'latin1',
    ),
  }));
  assert.equal((await signIn(agent(), latin, { name: 'Jürgen', password: 'x' })).length, 1);
});

test('a name is asked for first, and the password on the next page', async () => {
  const name =
    '<form method="post" action="/in"><label>User <input name="user"></label><button>Next</button></form>';
  const search =
    '<form action="/find"><input name="q" aria-label="Find a user"><button>Search</button></form>';
  const password = (user: string) =>
    `<form method="post" action="/in"><input type="hidden" name="user" value="${user}"><input type="password" name="pw"><button>Go</button></form>`;
  const wiki = await smallWiki(({ method, form }) => {
    if (method !== 'POST') return search + name;
    const [user, pw] = [form.get('user') ?? '', form.get('pw')];
    return pw === ANA.password && user === 'Ana' ? '<p id="userhome">Ana</p>' : password(user);
  });
  assert.equal((await signIn(agent(), wiki, ANA)).at(-1)?.text, 'Ana');
});

test('the box to stay signed in is ticked on the page that asks for the password', async () => {
  const box = '<label><input type="checkbox" name="stay">Remember me</label>';
  const password = `<form method="post" action="/in"><input type="password" name="pw">${box}<button>Go</button></form>`;
  const wiki = await smallWiki(({ method, form }) => {
    if (method !== 'POST') return '<form method="post"><input name="user"><button>Next</button></form>';
    return form.has('pw') ? '<p id="userhome">Ana</p>' : password;
  });
  const staying = async (remember_me: boolean) => {
    await signIn(agent(), { ...wiki, rememberMe: 'sign-in' }, { ...ANA, remember_me });
    return wiki.asked.at(-1)?.form.has('stay');
  };
  assert.deepEqual([await staying(true), await staying(false)], [true, false]);
});

test('what has to be ticked is, and nothing else', async () => {
  const boxes = ['<input type="checkbox" name="terms" required>', '<input type="checkbox" name="news">'];
  const wiki = await smallWiki(({ method, form }) => {
    if (method !== 'POST') return SIGN_IN_FORM.replace('</form>', `${boxes.join('')}</form>`);
    return form.has('terms') ? '<p id="userhome">Ana</p>' : SIGN_IN_FORM;
  });
  assert.equal((await signIn(agent(), wiki, ANA)).at(-1)?.text, 'Ana');
  assert.ok(wiki.asked.every(({ form }) => !form.has('news')));
});

test('an anti-forgery token that a script sends along is told, where scripts do not run', async () => {
  const page = `<meta name="csrf-token" content="9f86d081884c7d659a2f"><script src="app.js"></script>${SIGN_IN_FORM}`;
  const wiki = await smallWiki(({ method }) =>
    method === 'POST' ? { status: 403, body: 'Invalid token' } : page,
  );
  await assert.rejects(signIn(agent(), wiki, ANA), {
    name: 'NotTestable',
    message: /browser that runs scripts/,
  });
});

test('a page asks to sign in where it has a way to and is no error, 401 and 403 included', () => {
  const way = '<a href="/in">Sign in</a>';
  const asking = (status: number, html: string) => asksToSignIn(new Page([exchange({ status })], html));
  assert.deepEqual(
    [200, 401, 403, 404, 500].map((status) => asking(status, way)),
    [true, true, true, false, false],
  );
  assert.ok(!asking(401, 'Go away'));
});
