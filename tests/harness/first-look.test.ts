import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readSetCookie } from '../../harness/core/set-cookie';
import { UNTIL_CLOSED } from '../../harness/core/settings';
import { describeLook, draftTarget } from '../../harness/targets/first-look/draft';
import { credentialsFrom, firstLook } from '../../harness/targets/first-look/first-look';
import { proposedSettings } from '../../harness/targets/first-look/settings';
import { readTargetFile } from '../../harness/targets/target-file';
import { newFolder } from '../new-folder';
import { type Asked, smallWiki, type Told } from './small-wiki';

const FORM =
  '<form method="post" action="/login"><input name="user"><input type="password" name="password">' +
  '<label><input type="checkbox" name="stay" value="1">Keep me logged in</label><button>Log in</button></form>';

/** A wiki as somebody else made it: its pages are at /view/, its user's name in a header of its own. */
function answer({ url, method, form, cookie }: Asked): Told {
  const user = cookie.includes('sid=') ? '<p class="you">Ana</p><a href="/logout">Log out</a>' : '';
  const head = `<meta name="generator" content="OtherWiki 4">${user || '<a href="/login">Log in</a>'}`;
  const trail = cookie.includes('seen=') ? '<div class="trail"><a href="/view/Other">Other</a></div>' : '';
  if (url.pathname === '/') return { location: '/view/Main' };
  if (url.pathname === '/login') {
    if (method !== 'POST' || form.get('password') !== 'right') return { body: FORM };
    const lasts = form.has('stay') ? '; Max-Age=86400' : '';
    return { setCookies: [`sid=1; Path=/; HttpOnly${lasts}`], location: '/view/Main' };
  }
  if (url.pathname === '/view/Main')
    return { body: `<title>Main</title>${head}${trail}<a href="/view/Other">other</a>` };
  if (url.pathname === '/view/Other')
    return { body: `<title>Other</title>${head}`, setCookies: ['seen=1; Path=/'] };
  return { status: 404, body: `<title>?</title>${head}` };
}

test('a first look finds what a target file needs, and what it drafts can be read', async () => {
  const { base } = await smallWiki(answer);
  const look = await firstLook(base.href, { name: 'Ana', password: 'right' });
  const { front, another, missing, signIn, rememberMe, trail, user } = look;
  assert.deepEqual(
    [front, another, missing, signIn, rememberMe, trail, user?.userName?.selector],
    ['view/Main', 'view/Other', 'view/NoSuchPage', 'login', 'Keep me logged in', '.trail a', '.you'],
  );
  const lines = describeLook(look).join('\n');
  assert.match(lines, /is served by OtherWiki 4\./);
  assert.match(
    lines,
    /sid, given to who signs in: until the browser is closed; Path \/, Domain none, HttpOnly/,
  );
  assert.match(lines, /sid, given to who signs in to stay: for 1 day;/);

  const file = join(newFolder(), 'draft.yaml');
  writeFileSync(file, draftTarget(look, file));
  const { places, remember_me, accounts, without, settings } = readTargetFile(file);
  assert.deepEqual([places.userName, places.page], ['.you', 'view/{name}']);
  assert.equal(remember_me, 'sign-in');
  assert.deepEqual([accounts.length, without], [1, ['change-user', 'remote']]);
  assert.deepEqual(settings, {
    cookie_lifetime: [0, UNTIL_CLOSED],
    cookie_domain: null,
    cookie_path: null,
    cookie_secure: null,
    cookie_httponly: true,
  });
});

test('a trail that is shown to who has signed in alone is found with an account', async () => {
  const { base } = await smallWiki((asked) =>
    answer({ ...asked, cookie: asked.cookie.includes('sid=') ? asked.cookie : '' }),
  );
  const trailSeen = async (...account: { name: string; password: string }[]) =>
    (await firstLook(base.href, ...account)).trail;
  assert.deepEqual(
    [await trailSeen(), await trailSeen({ name: 'Ana', password: 'right' })],
    [undefined, '.trail a'],
  );
});

test('what a draft says of the settings is what the cookies say, with what was seen', async () => {
  const { base } = await smallWiki((asked) => {
    const told = answer(asked);
    if (asked.url.pathname !== '/login' || asked.method !== 'POST') return told;
    const lasts = asked.form.has('stay') ? 31_536_000 : 5_400;
    return { ...told, setCookies: [`sid=1; Path=/view; Domain=127.0.0.1; Secure; Max-Age=${lasts}`] };
  });
  const settings = proposedSettings(await firstLook(base.href, { name: 'Ana', password: 'right' })).join(
    '\n',
  );
  assert.match(
    settings,
    /^ {2}cookie_lifetime: \[0, 1\.5\] {4}# who has not signed in gets none, who signs in sid for 1 hour and 30 minutes, with the box "Keep me logged in" sid for 365 days$/m,
  );
  assert.match(settings, /^ {2}cookie_domain: "127\.0\.0\.1" /m);
  assert.match(settings, /^ {2}cookie_path: \/view /m);
  assert.match(settings, /^ {2}cookie_secure: true /m);
  assert.match(settings, /^ {2}cookie_httponly: false /m);
});

test('an attribute that some of the cookies have is a question in a draft', async () => {
  const look = await firstLook((await smallWiki(answer)).base.href, { name: 'Ana', password: 'right' });
  const token = { whom: 'who signs in to stay' as const, cookie: readSetCookie('token=1; Secure', 0) };
  const settings = proposedSettings({ ...look, cookies: [...look.cookies, token] }).join('\n');
  assert.match(settings, /^#\? {3}cookie_secure: … .*some Secure, some not$/m);
  assert.match(settings, /^#\? {3}cookie_httponly: … .*some HttpOnly, some not$/m);
});

test('the lifetime of anonymous visitors is not that of a cookie that counts visitors', async () => {
  const look = await firstLook((await smallWiki(answer)).base.href, { name: 'Ana', password: 'right' });
  const seen = (line: string) => ({ whom: 'who reads a page' as const, cookie: readSetCookie(line, 0) });
  const settingsWith = (...lines: string[]) =>
    proposedSettings({ ...look, cookies: [...lines.map(seen), ...look.cookies] }).join(' ');
  const year = '=0123456789abcdef01; Max-Age=31536000';
  assert.match(settingsWith(`_pk_id.1.1fff${year}`), /cookie_lifetime: \[0, /);
  assert.match(settingsWith(`visitor${year}`, 'sid=2; Max-Age=3600'), /cookie_lifetime: \[1, /);
});

test('a box in the preferences is found; a wiki without any has no remember_me, as far as was seen', async () => {
  const form = FORM.replace(/<label>.*<\/label>/, '');
  const draftOf = async (preferences: string) => {
    const { base } = await smallWiki((asked) => {
      if (asked.url.pathname === '/settings') return { body: preferences };
      const told = answer(asked) as { body?: string };
      const links = asked.cookie.includes('sid=') ? '<a href="/settings">Your settings</a>' : '';
      return { ...told, body: (told.body ?? '').replace(FORM, form) + links };
    });
    return draftTarget(await firstLook(base.href, { name: 'Ana', password: 'right' }), 'x.yaml');
  };
  const box = '<form><input type="checkbox" name="remember_me"></form>';
  assert.match(await draftOf(box), /^remember_me: preferences.*^ {2}preferences: settings$/ms);
  assert.match(await draftOf('nothing'), /^without: \[remember_me, change-user, remote\]$/m);
});

test('what an anonymous visitor can not see is a question in the draft, which can be read all the same', async () => {
  const { base } = await smallWiki(answer);
  const draft = draftTarget(await firstLook(base.href), 'targets/x.yaml');
  assert.match(draft, /^#\? {3}userName: …/m);
  assert.match(draft, /^#\? Whom may the suite sign in as\?/m);
  const file = join(newFolder(), 'draft.yaml');
  writeFileSync(file, draft);
  assert.equal(readTargetFile(file).accounts.length, 0);
});

test('a first look signs in where the name is asked for first, and ticks the box on the page after it', async () => {
  const name =
    '<form method="post" action="/login"><label>User <input name="user"></label><button>Next</button></form>';
  const { base } = await smallWiki((asked) => {
    if (asked.url.pathname !== '/login' || asked.form.has('password')) return answer(asked);
    return { body: asked.method === 'POST' ? FORM.replace('<input name="user">', '') : name };
  });
  const look = await firstLook(base.href, { name: 'Ana', password: 'right' });
  assert.deepEqual([look.signIn, look.rememberMe], ['login', 'Keep me logged in']);
  assert.match(describeLook(look).join('\n'), /sid, given to who signs in to stay: for 1 day/);
});

test('a draft says so where signing in takes a script, and what browsers refuse', async () => {
  const { base } = await smallWiki((asked) => {
    if (asked.url.pathname === '/login') return { body: `${FORM}<script>send()</script>` };
    return { ...(answer(asked) as object), setCookies: ['sid=1; SameSite=None'] };
  });
  const look = await firstLook(base.href, { name: 'Ana', password: 'right' });
  const lines = describeLook(look).join('\n');
  assert.match(lines, /Signing in takes a script, which this look does not run: judge with AGENT=browser/);
  assert.match(lines, /browsers refuse it: SameSite=None without Secure/);
  assert.match(
    draftTarget(look, 'x.yaml'),
    /- \{ name: Ana, passwordFrom: WIKI_PASSWORD \}\n.*\n#\? {3}- \{ name: Ben/,
  );
});

test('what a wiki shows of a user that is more than the name stands in the draft, for the second user too', async () => {
  const { base } = await smallWiki((asked) => {
    const told = answer(asked) as { body?: string };
    return { ...told, body: (told.body ?? '').replace('>Ana<', '>The desk of Ana<') };
  });
  const draft = draftTarget(await firstLook(base.href, { name: 'Ana', password: 'right' }), 'x.yaml');
  assert.match(draft, /name: Ana, shownAs: "The desk of Ana", /);
  assert.match(draft, /name: Ben, shownAs: "The desk of Ben", /);
});

test('where no link signs in, the form may be where the preferences would be', async () => {
  const { base } = await smallWiki((asked) => {
    const told = answer(asked) as { body?: string };
    return {
      ...told,
      body: (told.body ?? '').replace('<a href="/login">Log in</a>', '<a href="/login">Preferences</a>'),
    };
  });
  const { signIn, user } = await firstLook(base.href, { name: 'Ana', password: 'right' });
  assert.deepEqual([signIn, user?.userName?.selector], ['login', '.you']);
});

test('where no element shows the name, the way out shows that somebody has signed in', async () => {
  const { base } = await smallWiki((asked) => {
    const told = answer(asked) as { body?: string };
    const out = '<a href="/logout">Log out</a>';
    const body = (told.body ?? '')
      .replace('<p class="you">Ana</p>', '')
      .replace(out, `<p class="out">${out}</p>`);
    return { ...told, body };
  });
  const draft = draftTarget(await firstLook(base.href, { name: 'Ana', password: 'right' }), 'x.yaml');
  assert.match(draft, /name: Ana, shownAs: "Log out", /);
  assert.match(
    draft,
    /^ {2}userName: .* # shows "Log out", to whoever has signed in: no element that shows "Ana"/m,
  );
});

test('an anonymous session that begins with the example macro is seen', async () => {
  const { base } = await smallWiki((asked) =>
    asked.url.pathname === '/view/SessionMacro'
      ? { setCookies: ['sid=1; Max-Age=3600'], body: '<p>Not storing any state until you send a cookie.</p>' }
      : answer(asked),
  );
  const settings = proposedSettings(await firstLook(base.href)).join('\n');
  assert.match(settings, /cookie_lifetime: \[1, …\]/);
});

test('pages with the macros are found where one would look', async () => {
  const macros: Record<string, string> = {
    '/view/SessionMacro': 'Not storing any state until you send a cookie.',
    '/view/SessionDict': '<form method="post"><textarea name="session"></textarea></form>',
  };
  const { base } = await smallWiki((asked) => {
    const body = macros[asked.url.pathname];
    return body ? { body } : answer(asked);
  });
  const draft = draftTarget(await firstLook(base.href), 'x.yaml');
  assert.match(draft, /^ {2}exampleMacro: view\/SessionMacro$/m);
  assert.match(draft, /^ {2}dictMacro: view\/SessionDict$/m);
});

test('where the address names no page, the front page is where its own links lead', async () => {
  const link = (id: string) => `<a href="/doku.php?id=${id}">${id}</a>`;
  const links = `<a href="/doku.php?do=recent">Recent</a>${link('start')}${link('play')}`;
  const { base } = await smallWiki(({ url }) => {
    if (url.searchParams.has('do')) return '<title>changes</title>';
    return `<title>${url.searchParams.get('id') ?? 'start'}</title>${links}`;
  });
  const { front, another, missing, page } = await firstLook(`${base.href}doku.php`);
  assert.deepEqual(
    [front, another, missing, page],
    ['doku.php?id=start', 'doku.php?id=play', 'doku.php?id=NoSuchPage', 'doku.php?id={name}'],
  );
});

test('an account that can not sign in, one half of one, and what is no address are told', async () => {
  const { base } = await smallWiki(answer);
  await assert.rejects(firstLook(base.href, { name: 'Ana', password: 'wrong' }), /Ana could not sign in/);
  assert.throws(() => credentialsFrom({ WIKI_USER: 'Ana' }), /are needed both/);
  await assert.rejects(firstLook('wiki.example.org'), /is not an address of a wiki/);
});

test('pages whose addresses end with a slash are told from pages in a folder', async () => {
  const at = async (paths: string[]) => {
    const links = paths.map((path) => `<a href="${path}">${path}</a>`).join('');
    const { base } = await smallWiki(({ url }) =>
      url.pathname === '/'
        ? { location: paths[0] ?? '' }
        : { body: `<title>${url.pathname}</title>${links}` },
    );
    const { page, missing } = await firstLook(base.href);
    return [page, missing];
  };
  assert.deepEqual(await at(['/wiki/Front/', '/wiki/Other/']), ['wiki/{name}/', 'wiki/NoSuchPage/']);
  assert.deepEqual(await at(['/wiki/', '/wiki/Other']), ['wiki/{name}', 'wiki/NoSuchPage']);
});

test('pages below the front page are told from what is done with it', async () => {
  const at = async (there: string, ...paths: string[]) => {
    const links = paths.map((path) => `<a href="${path}">${path}</a>`).join('');
    const { base } = await smallWiki(({ url }) => {
      if (url.pathname === '/') return { location: '/front' };
      const isThere = [...paths, '/front', there].includes(url.pathname);
      return { status: isThere ? 200 : 404, body: `<title>${url.pathname}</title>${links}` };
    });
    const { page, another } = await firstLook(base.href);
    return [page, another];
  };
  assert.deepEqual(await at('/front/SandBox', '/news', '/front/Help'), ['front/{name}', 'front/Help']);
  assert.deepEqual(await at('/SandBox', '/front/edit', '/news'), ['{name}', 'news']);
});
