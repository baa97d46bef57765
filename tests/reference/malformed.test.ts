import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Settings, SettingsError, startReference } from '../../reference';
import { settingNames } from '../../reference/settings/validate';
import { startWiki } from './visitor';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const COOKIE = 'MOIN_SESSION_mine';
const settings = { cookie_lifetime: [1, 12], cookie_name: 'mine' } as const;

/** What a client can put into a header at all. */
const text = fc.string({
  unit: fc
    .integer({ min: 0x20, max: 0xff })
    .filter((code) => code !== 0x7f)
    .map((code) => String.fromCharCode(code)),
});
const pair = fc.tuple(
  fc.constantFrom(COOKIE, `"${COOKIE}"`, '', 'other'),
  fc.constantFrom('=', '==', ''),
  text,
);
const cookies = fc.oneof(
  text,
  fc.array(pair.map((parts) => parts.join(''))).map((pairs) => pairs.join('; ')),
);

test('no Cookie header brings a 5xx, or a session', async (t) => {
  const { visitor, reference } = await startWiki(t, settings);
  await fc.assert(
    fc.asyncProperty(cookies, async (cookie) => {
      const answer = await visitor().send('/SessionMacro', { headers: { cookie: cookie.trim() } });
      return answer.status < 500;
    }),
    { numRuns: 200 },
  );
  assert.equal(await reference.storedSessions(), 0);
});

test('no other header and no query brings a 5xx', async (t) => {
  const { visitor } = await startWiki(t, settings);
  const header = fc.constantFrom(
    'origin',
    'authorization',
    'x-remote-user',
    'accept',
    'content-type',
    'sec-fetch-site',
  );
  await fc.assert(
    fc.asyncProperty(header, text, fc.string({ unit: 'grapheme' }), async (name, value, junk) => {
      const path = `/SessionDict?session=${encodeURIComponent(junk)}&${encodeURI(junk)}`;
      const headers = { [name]: value.trim() };
      const answer = await visitor().send(path, { headers });
      const form = await visitor().open('/SessionDict');
      const sent = await visitor().submit(form, '#several', { session: junk });
      return answer.status < 500 && sent.status < 500;
    }),
    { numRuns: 200 },
  );
});

test('whatever the settings are, the wiki starts or says which one can’t be', async () => {
  const generation = fc.constantFrom('session-service', 'auth-list');
  const any = generation.chain((chosen) => {
    const names = fc.constantFrom(...settingNames(chosen), 'unknown');
    return fc.record({ generation: fc.constant(chosen), settings: fc.dictionary(names, fc.jsonValue()) });
  });
  await fc.assert(
    fc.asyncProperty(any, async ({ generation, settings }) => {
      const wikis = [{ name: 'Test', generation, settings: settings as Settings }];
      try {
        await (await startReference({ wikis })).stop();
      } catch (error) {
        assert.ok(error instanceof SettingsError, String(error));
      }
    }),
    { numRuns: 100 },
  );
});

// What takes longer than in proportion is a way to stop a server with one request.
for (const [what, piece, longest, send] of [
  ['cookies', `${COOKIE}=x; `, 200_000, (junk: string) => ({ headers: { cookie: junk.trim() } })],
  ['quotes in a cookie', '"\\', 200_000, (junk: string) => ({ headers: { cookie: `${COOKIE}=${junk}` } })],
  ['semicolons', ';', 200_000, (junk: string) => ({ headers: { cookie: `a${junk}` } })],
  [
    'form fields',
    'a=%41&',
    800_000,
    (junk: string) => ({ method: 'POST' as const, body: junk, headers: FORM }),
  ],
  ['percent signs', '%', 800_000, (junk: string) => ({ method: 'POST' as const, body: junk, headers: FORM })],
  [
    'brackets',
    'session=[',
    800_000,
    (junk: string) => ({ method: 'POST' as const, body: junk, headers: FORM }),
  ],
] as const) {
  test(`${what}: eight times as many take about eight times as long at most`, async (t) => {
    const { visitor } = await startWiki(t, settings, { maxHeaderSize: 256 * 1024 });
    async function shortest(length: number): Promise<number> {
      const junk = piece.repeat(length / piece.length);
      const times = [];
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const begun = performance.now();
        const answer = await visitor().send('/SessionDict', send(junk));
        times.push(performance.now() - begun);
        assert.ok(answer.status < 500, `${answer.status}`);
      }
      return Math.min(...times);
    }
    const [few, many] = [await shortest(longest / 8), await shortest(longest)];
    assert.ok(many < 8 * 3 * few + 50, `${longest / 8} bytes: ${few} ms; ${longest}: ${many} ms`);
  });
}
