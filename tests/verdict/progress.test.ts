import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import type { Envelope } from '@cucumber/messages';
import { type Progress, progressLine } from '../../harness/verdict/progress';
import { isWatched, LiveLine, showWhile } from '../../steps/verdict/live-line';
import { LiveProgress } from '../../steps/verdict/live-progress';

const begun = { done: 0, total: 40, broken: 0, notJudged: 0, elapsed: 0 };
const current = { scenario: 'path-set: cookie_path /wiki/', step: 'Ana signs in', stepElapsed: 0 };
const line = (more: Partial<Progress>, columns = 100) => progressLine({ ...begun, ...more }, columns);

test('the line tells how much is done, what was found and what is tried', () => {
  assert.equal(line({}), `[${'-'.repeat(16)}] 0 of 40`);
  assert.equal(
    line({ done: 20, broken: 2, notJudged: 1, current }),
    '[########--------] 20 of 40, 2 broken, 1 not judged  path-set: cookie_path /wiki/',
  );
});

test('the time left is told when enough was seen to tell it', () => {
  assert.match(line({ done: 10, elapsed: 5_000 }), / 10 of 40, 15 s left$/);
  assert.match(line({ done: 10, elapsed: 100_000 }), / 10 of 40, 5 min left$/);
  assert.match(line({ done: 3, elapsed: 5_000 }), / 3 of 40$/);
  assert.match(line({ done: 10, elapsed: 2_000 }), / 10 of 40$/);
});

test('a step that takes more than ten seconds is told', () => {
  assert.match(line({ current: { ...current, stepElapsed: 12_345 } }), / {2}12 s: Ana signs in \(path-set/);
});

test('the line is shorter than the terminal is wide', () => {
  const long = line({ current: { ...current, scenario: 'x'.repeat(200) } }, 60);
  assert.equal(long.length, 59);
  assert.match(long, /x…$/);
});

/** A terminal, and what it was sent. */
function terminal() {
  const sent: string[] = [];
  const stream = { isTTY: true, columns: 100, write: (text: string) => sent.push(text) };
  return { sent, stream: stream as unknown as NodeJS.WriteStream };
}

test('from the messages of the runner, whichever worker they come from', ({ mock }) => {
  mock.timers.enable({ apis: ['setInterval', 'Date'] });
  const { sent, stream } = terminal();
  const progress = new LiveProgress(new LiveLine(stream));
  const shown = () => {
    mock.timers.tick(200);
    return stripVTControlCharacters(sent.at(-1) ?? '').trim();
  };
  for (const message of messagesOf('a', 'b', 'c', 'd')) progress.onMessage(message);
  const send = (message: object) => progress.onMessage(message as Envelope);
  const begin = (id: string) => send({ testCaseStarted: { id: `${id}-run`, testCaseId: `${id}-case` } });
  const end = (id: string, willBeRetried = false) =>
    send({ testCaseFinished: { testCaseStartedId: `${id}-run`, willBeRetried } });
  begin('a');
  begin('b');
  assert.equal(shown(), `[${'-'.repeat(16)}] 0 of 4  path-set: a`);
  end('a', true);
  assert.equal(shown(), `[${'-'.repeat(16)}] 0 of 4  path-set: b`);
  end('b');
  progress.onScenario('fail');
  begin('c');
  send({ testStepStarted: { testCaseStartedId: 'c-run', testStepId: 'c-test-step' } });
  mock.timers.tick(11_000);
  assert.equal(shown(), '[####------------] 1 of 4, 1 broken, 35 s left  11 s: Ana signs in (path-set: c)');
  progress.stop();
  assert.equal(sent.at(-1), '\r\u001b[K');
  const told = sent.length;
  mock.timers.tick(1_000);
  assert.equal(sent.length, told);
});

test('what takes a while before the first scenario is told too', async ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { sent, stream } = terminal();
  await showWhile(Promise.resolve(), 'at once', stream, {});
  assert.deepEqual(sent, []);
  let resolve = () => {};
  const work = new Promise<void>((end) => {
    resolve = end;
  });
  const shown = showWhile(work, 'Looking', stream, {});
  mock.timers.tick(500);
  assert.match(sent.at(-1) ?? '', /Looking/);
  resolve();
  await shown;
  assert.equal(sent.at(-1), '\r\u001b[K');
});

test('a file, a pipe, a CI and a terminal that can not rewrite a line get none', () => {
  const { stream } = terminal();
  assert.ok(isWatched(stream, { TERM: 'xterm' }));
  assert.ok(!isWatched(stream, { TERM: 'dumb' }));
  assert.ok(!isWatched(stream, { CI: 'true' }));
  assert.ok(!isWatched({}, {}));
});

function messagesOf(...names: string[]): Envelope[] {
  return names.flatMap((name) => [
    {
      pickle: {
        id: name,
        name,
        tags: [{ name: '@path-set' }],
        steps: [{ id: `${name}-step`, text: 'Ana signs in' }],
      },
    },
    {
      testCase: {
        id: `${name}-case`,
        pickleId: name,
        testSteps: [{ id: `${name}-test-step`, pickleStepId: `${name}-step` }],
      },
    },
  ]) as unknown as Envelope[];
}
