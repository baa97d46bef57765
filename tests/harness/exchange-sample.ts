import type { Exchange } from '../../harness/core/exchange';

/** An exchange that a test has no more to say of than this. */
export const exchange = (more: Partial<Exchange> = {}): Exchange => ({
  visitor: 'Ana',
  at: Date.UTC(2026, 0, 1),
  method: 'GET',
  url: new URL('http://wiki.test/'),
  status: 200,
  headers: {},
  setCookies: [],
  body: '',
  ...more,
});
