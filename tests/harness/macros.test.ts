import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Page } from '../../harness/agents/page';
import { readDictLine, useDict } from '../../harness/wiki/dict-macro';
import { readExampleMacro } from '../../harness/wiki/example-macro';
import { exchange } from './exchange-sample';
import { type Asked, newAgent, smallWiki } from './small-wiki';

const HERE = exchange({ url: new URL('http://wiki.test/Macro') });
const page = (html: string) => new Page([HERE], html);

const SOURCE =
  "<pre>if macro.request.session.is_new: return 'Not storing any state until you send a cookie.'\nreturn 'Set to value %d'</pre>";
const SET = { says: 'set', value: 12 };

const readings: [what: string, html: string, reading: object][] = [
  ['nothing stored', '<p>Not storing any state until you send a cookie.</p>', { says: 'nothing stored' }],
  ['a number set', '<h1>SessionMacro</h1><p>Set to value 12</p>', SET],
  ['a heading that ends where it begins', '<h1>SessionMacro</h1>set to value 12', SET],
  ['a number loaded', '<p>It says: Loaded value 12.5', { says: 'loaded', value: 12.5 }],
  ['the number alone', '<p>12</p>', { says: 'loaded', value: 12 }],
  ['its source beside it', `${SOURCE}<p>Set to value 12</p>`, SET],
  ['its source alone', SOURCE, { says: 'something else' }],
  ['an element for code that it prints into', '<p><code>Set to value 12</code></p>', SET],
  ['examples of what it can say', '<pre>Set to value 7\nLoaded value 7</pre><p>Set to value 12</p>', SET],
  [
    'words on it, and an element of its own',
    '<p>It says "Loaded value 7" later.</p><div><p>Set to value 12</p></div>',
    SET,
  ],
];

for (const [what, html, reading] of readings) {
  test(`the example macro: ${what}`, () => {
    assert.deepEqual({ ...readExampleMacro(page(html)), text: '' }, { ...reading, text: '' });
  });
}

test('a page with more than one of its texts is told', () => {
  for (const html of [
    '<p>Set to value 1</p><p>Loaded value 2</p>',
    '<p>First Set to value 1, then Loaded value 1.</p>',
  ]) {
    assert.throws(() => readExampleMacro(page(html)), {
      name: 'SetUpError',
      message: /more than one of the example macro's texts: "Set to value 1", "Loaded value \d"/,
    });
  }
});

test("the dict macro's line is what it printed, not what the page shows of it", () => {
  const line = (json: string) => `SESSION-DICT ${json} SESSION-DICT-END`;
  assert.equal(
    readDictLine(page(`<pre>${line('{"x": 1}')}</pre><p>${line('{"a":"b  c"}')}</p>`)),
    '{"a":"b  c"}',
  );
  assert.equal(readDictLine(page(`<code>${line('{}')}</code>`)), '{}');
  assert.throws(() => readDictLine(page(`<p>${line('{}')}</p><p>${line('{}')}</p>`)), { name: 'SetUpError' });
});

/** A wiki whose dict macro says what reached it, and how. */
const wikiWithDict = (form: string, status?: (asked: Asked) => number | undefined) =>
  smallWiki((asked) => {
    const sent = asked.form.get('session') ?? asked.url.searchParams.get('session') ?? '[]';
    const results = JSON.parse(sent).map(() => asked.method);
    const line = `SESSION-DICT ${JSON.stringify({ is_new: false, results })} SESSION-DICT-END`;
    const answered = status?.(asked);
    return { ...(answered ? { status: answered } : {}), body: `<p>${line}</p>${form}` };
  });

test('the dict macro works by the form on its page, and by its address where there is none', async () => {
  const withForm = await wikiWithDict('<form method="post"><input name="session"><button>Go</button></form>');
  assert.deepEqual((await useDict(await newAgent(), withForm, [['get', 'key']])).results, ['POST']);
  const without = await wikiWithDict('');
  assert.deepEqual((await useDict(await newAgent(), without, [['get', 'key']])).results, ['GET']);
});

test('an address that is too long for the server says nothing about the dict macro', async () => {
  const wiki = await wikiWithDict('', ({ url }) => (url.href.length > 4200 ? 414 : undefined));
  await assert.rejects(useDict(await newAgent(), wiki, [['set', 'key', 'x'.repeat(5000)]]), {
    name: 'NotTestable',
    message: /^the server answers 414 to an address of \d+ characters$/,
  });
});

test("a dict macro's form that is refused for its token says nothing of the session", async () => {
  const wiki = await smallWiki(({ method, form, cookie }) => {
    const field = '<textarea name="session"></textarea><input type="hidden" name="csrf" value="new">';
    if (method !== 'POST')
      return {
        setCookies: ['csrf=new; Path=/'],
        body: `<form method="post">${field}<button>Do</button></form>`,
      };
    if (!cookie.includes(`csrf=${form.get('csrf')}`)) return { status: 403, body: 'Forbidden' };
    return form.get('session') === '[]'
      ? { status: 403, body: 'Never' }
      : { body: 'SESSION-DICT {"is_new": true, "results": []} SESSION-DICT-END' };
  });
  const old = {
    name: 'csrf',
    value: 'old',
    domain: '127.0.0.1',
    hostOnly: true,
    path: '/',
    secure: false,
    httpOnly: false,
  };
  const replaying = await newAgent();
  await replaying.replay([old]);
  await assert.rejects(useDict(replaying, wiki, [['keys']]), {
    name: 'NotTestable',
    message: /^a dict macro whose form is taken with the cookies that are sent is needed; it answers 403 /,
  });
  assert.deepEqual((await useDict(await newAgent(), wiki, [['keys']])).results, []);
  await assert.rejects(useDict(await newAgent(), wiki, []), { name: 'SetUpError' });
});
