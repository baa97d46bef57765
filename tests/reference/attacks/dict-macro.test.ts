import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BOTH } from '../hardening/both';

const SET = JSON.stringify([['set', 'k', 'forged']]);

for (const { generation, start } of BOTH) {
  test(`${generation}: the dict macro changes nothing by GET, whatever is in the address`, async (t) => {
    const { visitor } = await start(t);
    const ana = visitor();
    await ana.signIn('Ana');
    const ticket = (await ana.open('/SessionDict')).$('form:has(#several) input[name=ticket]').val();
    const query = new URLSearchParams({ session: SET, ticket: String(ticket) });
    assert.deepEqual((await ana.open(`/SessionDict?${query}`)).dict, { is_new: false, results: [] });
    assert.deepEqual((await ana.dict(['get', 'k'])).results, [null]);
    await ana.submit(await ana.open('/SessionDict'), '#several', { session: SET });
    assert.deepEqual((await ana.dict(['get', 'k'])).results, ['forged']);
  });

  test(`${generation}: its form needs this site and a ticket of one's own`, async (t) => {
    const { visitor } = await start(t);
    const [ana, eve] = [visitor(), visitor()];
    await ana.signIn('Ana');
    const theirs = (await eve.open('/SessionDict')).$('form:has(#several) input[name=ticket]').val();
    const own = (await ana.open('/SessionDict')).$('form:has(#several) input[name=ticket]').val();
    for (const [ticket, headers] of [
      ['', {}],
      [String(theirs), {}],
      [String(own), { origin: 'https://evil.test' }],
      [String(own), { 'sec-fetch-site': 'cross-site' }],
    ] as const) {
      const answer = await ana.post('/SessionDict', { session: SET, ticket }, headers);
      assert.match(answer.dict.error ?? '', /^That form /);
    }
    const anonymous = await eve.post(
      '/SessionDict',
      { session: SET, ticket: String(theirs) },
      { 'sec-fetch-site': 'cross-site' },
    );
    assert.match(anonymous.dict.error ?? '', /another site/);
    assert.deepEqual((await ana.dict(['get', 'k'])).results, [null]);
    assert.deepEqual((await eve.dict(['get', 'k'])).results, [null]);
  });

  test(`${generation}: a person sets one key by the form, as JSON or as text`, async (t) => {
    const { visitor } = await start(t);
    const ana = visitor();
    await ana.signIn('Ana');
    for (const [value, kept] of [
      ['{"a": [1]}', { a: [1] }],
      ['just text', 'just text'],
    ] as const) {
      await ana.submit(await ana.open('/SessionDict'), '#value', { operation: 'set', key: 'k', value });
      assert.deepEqual((await ana.dict(['get', 'k'])).results, [kept]);
    }
  });
}
