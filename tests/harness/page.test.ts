import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canEncode, decodePage } from '../../harness/agents/charset';
import { Form } from '../../harness/agents/forms/form';
import { Page } from '../../harness/agents/page';
import { exchange } from './exchange-sample';

const HERE = exchange({ url: new URL('http://wiki.test/a/Front') });
const page = (html: string) => new Page([HERE], html);

const texts: [what: string, html: string, text: string][] = [
  [
    'blocks, breaks and cells are apart',
    '<h1>Front</h1><p>Set<br>to</p><table><tr><td>a<td>b</table>',
    'Front Set to a b',
  ],
  ['what is within a line is not', 'a<b>b</b><span>c</span>', 'abc'],
  ['no body tag is needed', '<title>T</title><p>a', 'a'],
  ['white space of any kind is one space', 'Ana\u00a0 \n Smith\u200e', 'Ana Smith'],
  [
    'scripts, styles and templates are no text',
    '<script>a</script><style>b</style><template>c</template>d',
    'd',
  ],
  ['nor is what the page hides', '<p hidden>a</p><p style="display: none">b</p><p>c', 'c'],
  [
    'by its style sheet too, for the screen',
    '<style>/* {} */ .x, #y { display:none } @media print { p { display:none } }</style><p class="x">a</p><p id="y">b</p><p>c',
    'c',
  ],
  ['without scripts, what is there instead of them', '<p>a</p><noscript>b</noscript>', 'a b'],
];

for (const [what, html, text] of texts) {
  test(`the text of a page: ${what}`, () => {
    assert.equal(page(html).text, text);
  });
}

test('with scripts, what is there instead of them is no text', () => {
  assert.equal(new Page([HERE], '<p>a</p><noscript><b>b</b></noscript>', { scripts: true }).text, 'a');
});

test('what is asked for counts as shown, as with innerText', () => {
  const menu = page('<ul hidden><li id="u">Ana <i hidden>x</i></li></ul>');
  assert.equal(menu.textOf('#u'), 'Ana');
  assert.equal(menu.textOf('ul'), 'Ana');
});

test('an address on a page means what its base says', () => {
  assert.equal(page('').address('x').href, 'http://wiki.test/a/x');
  assert.equal(page('<base target="_top"><base href="../b/">').address('x').href, 'http://wiki.test/b/x');
  assert.equal(page('<base href="http://[">').address('?x').href, 'http://wiki.test/a/Front?x');
});

const pages: [
  what: string,
  bytes: Buffer,
  contentType: string | undefined,
  encoding: string,
  text: string,
][] = [
  [
    'Content-Type',
    Buffer.from('J\xfcrgen', 'latin1'),
    'text/html; charset="ISO-8859-1"',
    'windows-1252',
    'Jürgen',
  ],
  ['meta', Buffer.from('<meta charset=koi8-r>\xf1\xce\xc1', 'latin1'), 'text/html', 'koi8-r', 'Яна'],
  [
    'meta http-equiv',
    Buffer.from(
      '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">\x83\x8d\x83\x4f',
      'latin1',
    ),
    undefined,
    'shift_jis',
    'ログ',
  ],
  [
    'a byte order mark, before all else',
    Buffer.from('\ufeffJürgen'),
    'text/html; charset=iso-8859-1',
    'utf-8',
    'Jürgen',
  ],
  ['nothing, and it is UTF-8', Buffer.from('Jürgen'), 'text/html', 'utf-8', 'Jürgen'],
  ['nothing, and it is not', Buffer.from('J\xfcrgen', 'latin1'), 'text/html', 'windows-1252', 'Jürgen'],
  ['a name that there is not', Buffer.from('Jürgen'), 'text/html; charset=utf8mb4', 'utf-8', 'Jürgen'],
];

for (const [what, bytes, contentType, encoding, text] of pages) {
  test(`the encoding of a page, by ${what}`, () => {
    const decoded = decodePage(bytes, contentType);
    assert.deepEqual([decoded.encoding, page(decoded.html).text], [encoding, text]);
  });
}

test('which characters a page can have', () => {
  assert.deepEqual(
    [canEncode('ü', 'iso-8859-1'), canEncode('Я', 'iso-8859-1'), canEncode('Я', 'utf-8')],
    [true, false, true],
  );
});

test('a page that is served as XML is read as that: an element may close itself, and text may stand as it is', () => {
  const html =
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x.js"/></head>' +
    '<body><p class="a">One<a name="b"/></p><form><textarea name="t"/><button>Go&nbsp;on</button></form>' +
    '<p><![CDATA[1 < 2]]></p></body></html>';
  const headers = { 'content-type': 'application/xhtml+xml; charset=utf-8' };
  const page = new Page([exchange({ headers })], html);
  assert.equal(page.text, 'One Go on 1 < 2');
  assert.deepEqual(
    Form.all(page).map(({ controls, submitters }) => [controls[0]?.name, submitters[0]?.label]),
    [['t', 'Go on']],
  );
});
