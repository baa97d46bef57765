import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAGE_RULES } from '../../harness/core/page-headers';

type Row = readonly [holds: boolean, headers: Record<string, string | string[]>, body?: string];

const csp = (...policy: string[]) => ({ 'content-security-policy': policy });
const GOOD = "object-src 'none'; base-uri 'none'; ";

const ROWS: Record<string, readonly Row[]> = {
  'refuses to be framed': [
    [false, {}],
    [true, csp("frame-ancestors 'none'")],
    [true, csp("default-src *; frame-ancestors 'self' https://portal.example.org")],
    [true, csp('frame-ancestors')],
    [false, csp("default-src 'none'")],
    [false, csp('frame-ancestors *')],
    [false, csp('frame-ancestors https:')],
    [false, csp("frame-ancestors 'self' http://*")],
    [true, csp('frame-ancestors *', "frame-ancestors 'self'")],
    [true, csp("frame-ancestors *, frame-ancestors 'self'")],
    [false, csp("frame-ancestors *; frame-ancestors 'none'")],
    [true, { 'x-frame-options': 'DENY' }],
    [true, { 'x-frame-options': 'sameorigin ' }],
    [false, { 'x-frame-options': 'ALLOW-FROM https://a.test' }],
    [false, { 'x-frame-options': 'DENY', ...csp('frame-ancestors *') }],
  ],
  'says which scripts may run': [
    [false, {}],
    [true, csp(`${GOOD}script-src 'self'`)],
    [true, csp("default-src 'none'; base-uri 'none'")],
    [true, csp("object-src 'none'", "base-uri 'none'", "script-src 'self' https://cdn.example.org")],
    [false, csp("object-src 'none'; script-src 'self'")],
    [false, csp("base-uri 'none'; script-src 'self'")],
    [false, csp(GOOD)],
    [false, csp(`${GOOD}script-src 'self' 'unsafe-inline'`)],
    [true, csp(`${GOOD}script-src 'unsafe-inline' 'nonce-abc'`)],
    [true, csp(`${GOOD}script-src 'sha256-abc' 'strict-dynamic' https:`)],
    [false, csp(`${GOOD}script-src 'nonce-abc' https:`)],
    [false, csp(`${GOOD}script-src *`)],
    [false, csp(`${GOOD}script-src 'self' data:`)],
    [false, { 'content-security-policy-report-only': `${GOOD}script-src 'self'` }],
  ],
  'refuses to be taken for another type': [
    [false, {}],
    [true, { 'x-content-type-options': 'nosniff' }],
    [true, { 'x-content-type-options': 'NoSniff, nosniff' }],
    [false, { 'x-content-type-options': 'no-sniff' }],
  ],
  'keeps its address from other sites': [
    [false, {}],
    [true, { 'referrer-policy': 'same-origin' }],
    [true, { 'referrer-policy': 'unsafe-url, strict-origin' }],
    [true, { 'referrer-policy': 'strict-origin, some-day-known' }],
    [false, { 'referrer-policy': 'no-referrer-when-downgrade' }],
    [false, { 'referrer-policy': ['no-referrer', 'unsafe-url'] }],
    [true, {}, '<meta name="Referrer" content="no-referrer">'],
    [false, { 'referrer-policy': 'no-referrer' }, '<meta name="referrer" content="unsafe-url">'],
  ],
  'demands HTTPS for a year': [
    [false, {}],
    [true, { 'strict-transport-security': 'max-age=31536000' }],
    [true, { 'strict-transport-security': 'includeSubDomains; Max-Age="63072000"; preload' }],
    [false, { 'strict-transport-security': 'max-age=300' }],
    [false, { 'strict-transport-security': 'max-age=0' }],
    [false, { 'strict-transport-security': ['max-age=300', 'max-age=31536000'] }],
  ],
};

for (const [rule, rows] of Object.entries(ROWS)) {
  test(`whether a page ${rule}`, () => {
    for (const [holds, headers, body = ''] of rows) {
      const told = PAGE_RULES[rule]?.({ headers, body });
      assert.equal(told?.holds, holds, JSON.stringify([headers, body, told?.seen]));
    }
  });
}

test('each rule for pages has its rows, and says what stands there', () => {
  assert.deepEqual(Object.keys(PAGE_RULES), Object.keys(ROWS));
  const { seen } =
    PAGE_RULES['refuses to be framed']?.({ headers: { 'x-frame-options': 'maybe' }, body: '' }) ?? {};
  assert.equal(seen, 'x-frame-options: maybe');
  assert.equal(
    PAGE_RULES['says which scripts may run']?.({ headers: {}, body: '' }).seen,
    'no content-security-policy',
  );
});
