import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Evidence } from '../../harness/core/evidence';
import { keepSecret, maskSecrets } from '../../harness/core/secrets';
import { readSetCookie } from '../../harness/core/set-cookie';
import { toCurl } from '../../harness/verdict/curl';
import { exchange } from './exchange-sample';

const AT = Date.UTC(2026, 0, 1);
const setting = (...lines: string[]) => ({ setCookies: lines.map((line) => readSetCookie(line, AT)) });
const written = (evidence: Evidence) => evidence.toJSON().exchanges;

test('passwords and session ids are masked, and equal ids stay equal', () => {
  const evidence = new Evidence();
  evidence.record(
    exchange({
      cookie: 'S=abc; T=xyz',
      form: [
        ['name', 'Ana'],
        ['password', 'hunter2'],
      ],
      ...setting('S=abc; Path=/', 'S=def; Path=/'),
    }),
  );
  const text = JSON.stringify(evidence);
  for (const secret of ['abc', 'xyz', 'hunter2', 'def']) assert.ok(!text.includes(secret), secret);
  const [first] = written(evidence);
  assert.equal(first?.cookie, 'S=«id 1»; T=«id 2»');
  assert.deepEqual(first?.setCookies, ['S=«id 1»; Path=/', 'S=«id 3»; Path=/']);
});

test('a known password is masked whatever its field is called, and ids are counted without it', () => {
  const evidence = new Evidence();
  keepSecret('hunter2');
  evidence.record(
    exchange({
      url: new URL('http://wiki.test/?login=hunter2'),
      form: [['secret', 'hunter2']],
      ...setting('S=abc'),
    }),
  );
  const [shown] = written(evidence);
  assert.equal(shown?.url, 'http://wiki.test/?login=«masked»');
  assert.deepEqual(shown?.form, [['secret', '«masked»']]);
  assert.deepEqual(shown?.setCookies, ['S=«id 1»']);
});

test('a known password is masked within other texts, however it is spelt there, and a very short one is not', () => {
  for (const password of ['a b&"c', 'test']) keepSecret(password);
  assert.equal(
    maskSecrets(
      '<p title="a b&"c">Ana, a b&"c</p> http://wiki.test/a%20b%26%22c?q=Ana,a+b%26%22c&r=test "a b&\\"c" fox',
    ),
    '<p title="«masked»">Ana, «masked»</p> http://wiki.test/«masked»?q=Ana,«masked»&r=«masked» "«masked»" fox',
  );
});

test('headers that identify a visitor are named without what they say, in the curl line too', () => {
  const evidence = new Evidence();
  evidence.record(exchange({ extraHeaders: { authorization: 'Basic QW5hOmh1bnRlcjI=' } }));
  const [shown] = written(evidence);
  assert.deepEqual(shown?.extraHeaders, ['authorization: «masked»']);
  assert.match(shown ? toCurl(shown) : '', / -H 'authorization: «masked»' 'http:\/\/wiki\.test\/'$/);
  assert.ok(!JSON.stringify(evidence).includes('QW5h'));
});

test('a deletion shows as one', () => {
  const evidence = new Evidence();
  evidence.record(exchange(setting('S=; Max-Age=0')));
  assert.deepEqual(written(evidence)[0]?.setCookies, ['S=; Max-Age=0']);
});

test('what is secret is masked in addresses too', () => {
  const evidence = new Evidence();
  evidence.record(exchange({ cookie: 'S=ab/c==' }));
  evidence.record(
    exchange({
      url: new URL('http://wiki.test/?action=login&name=Ana&password=hunter2&sid=ab%2Fc%3D%3D#top'),
      headers: { location: '/?ticket=t1' },
    }),
  );
  const { url, location } = written(evidence)[1] ?? {};
  assert.equal(url, 'http://wiki.test/?action=login&name=Ana&password=«masked»&sid=«id 1»#top');
  assert.equal(location, '/?ticket=«masked»');
});

test('what is secret is masked where a check names an address', () => {
  const evidence = new Evidence();
  evidence.checked('Who Ana is on http://wiki.test/?name=Ana&password=hunter2', 'nobody', 'Ana', false);
  assert.deepEqual(evidence.toJSON().notes[0], {
    after: 0,
    kind: 'check',
    what: 'Who Ana is on http://wiki.test/?name=Ana&password=«masked»',
    seen: 'nobody',
    expected: 'Ana',
    holds: false,
  });
});
