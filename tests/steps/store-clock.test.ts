import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { findLibfaketime } from '../../harness/launch/faketime';
import { runSuiteOn } from '../run-suite';

/** What the suite says of a launched wiki whose sessions end by that clock. */
async function judged(clock: 'monotonic' | 'time of day' | 'none'): Promise<string> {
  const command = [process.execPath, join(__dirname, 'fixtures/timed-wiki.cjs'), clock, '{port}'];
  const target = [
    'without: [anonymous-sessions, example-macro, dict-macro, trail, change-user, superuser, remember_me, remote]',
    'launch:',
    `  command: ${JSON.stringify(command)}`,
    '  environment: { WIKI_SETTINGS: "{settings}" }',
    '  settings: [cookie_lifetime]',
    '  farm: false',
    'places: { signIn: in }',
  ];
  const only = ['--tags', '@logged-in-negative', '--name', '^The session lasts -t hours$'];
  const { printed } = await runSuiteOn(undefined, target, '', ...only);
  return printed;
}

const skip = findLibfaketime() ? false : 'no libfaketime';

test('sessions that end by a clock that is not moved are not testable, and not broken', {
  skip,
}, async () => {
  const printed = await judged('monotonic');
  assert.match(
    printed,
    /logged-in-negative +not tried, 0 of 1 scenarios held: the clock of the wiki's sessions can't be moved/,
  );
  assert.match(
    printed,
    /to have them tried: nothing in a target file: have its command keep sessions by the time of day/,
  );
});

test('sessions that end by the time of day are seen to end', { skip }, async () => {
  assert.match(await judged('time of day'), /1 held/);
});

test('sessions that never end are broken', { skip }, async () => {
  assert.match(await judged('none'), /logged-in-negative +broken, 0 of 1 scenarios held/);
});
