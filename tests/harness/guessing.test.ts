import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Network } from '../../harness/agents/network';
import { Wire } from '../../harness/agents/wire/wire';
import { wallClock } from '../../harness/core/clock';
import { Evidence } from '../../harness/core/evidence';
import { guess } from '../../harness/wiki/guessing';
import { newAgent, SIGN_IN_FORM, smallWiki } from './small-wiki';

const ANA = { name: 'Ana', password: 'right' };

/** A wiki that takes so many sign-ins, and answers each after them by `refusal`. */
async function guessAt(taken: number, refusal: { status: number; headers?: Record<string, string> }) {
  let tried = 0;
  const wiki = await smallWiki(({ method }) => {
    if (method !== 'POST') return SIGN_IN_FORM;
    tried += 1;
    return tried > taken ? refusal : { status: 403, body: 'wrong' };
  });
  const network = new Network();
  const wire = new Wire(wallClock(), new Evidence(), network);
  const guesses = await guess(await newAgent(network), wire, wiki, ANA, 10);
  return { guesses, sent: wiki.asked.filter(({ method }) => method === 'POST').map(({ form }) => form) };
}

for (const refusal of [{ status: 429 }, { status: 503, headers: { 'retry-after': '60' } }]) {
  test(`guessing ends where the wiki says to wait, by ${refusal.status}`, async () => {
    const { guesses, sent } = await guessAt(4, refusal);
    assert.equal(guesses, 4);
    assert.equal(sent.length, 5);
  });
}

test('guessing goes on to the end where it says nothing of the kind, with other passwords each time', async () => {
  const { guesses, sent } = await guessAt(4, { status: 403 });
  assert.equal(guesses, 10);
  const passwords = sent.map((form) => form.get('password'));
  assert.equal(new Set(passwords).size, 10);
  assert.ok(!passwords.includes(ANA.password));
  assert.ok(sent.every((form) => form.get('name') === 'Ana'));
});
