import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Network } from '../../harness/agents/network';
import { keepSecret } from '../../harness/core/secrets';
import { findLibfaketime } from '../../harness/launch/faketime';
import { launch } from '../../harness/launch/launch';
import { clockIsControllable } from '../../harness/launch/ready';
import { selfSigned } from '../../reference';
import { isThere, planOf, SETTINGS } from './fixtures/launching';

interface Shown {
  settings: { data: string };
  pids: number[];
  now: number;
}

const show = async (port: number) => (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as Shown;

/** Resolves when neither folder nor process is left; orphans are there until the system's first process takes note. */
async function nothingIsLeft({ settings, pids }: Shown): Promise<void> {
  while (existsSync(settings.data) || pids.some(isThere)) await pause(10);
}

test('a launched wiki is told port, data, wikis and accounts, and nothing is left of it when it is stopped', async () => {
  const { port, stop } = await launch(new Network(), planOf('serve'), SETTINGS);
  const shown = await show(port);
  const { data, ...told } = shown.settings;
  assert.deepEqual(told, { port, ...SETTINGS });
  assert.ok(existsSync(data));
  assert.ok(shown.pids.every(isThere));
  await stop();
  assert.ok(!existsSync(data));
  await nothingIsLeft(shown);
});

test('where HTTPS is wanted, it is told its certificate', async () => {
  const certificate = await selfSigned(['127.0.0.1']);
  const network = new Network();
  network.trust(certificate.cert);
  const { ready, stop } = await launch(network, planOf('serve'), SETTINGS, certificate);
  assert.equal(ready.protocol, 'https:');
  assert.equal((await network.send(ready)).status, 200);
  await stop();
});

test('a command that prints an error and exits is reported with what it printed, without the password', async () => {
  for (const { password } of SETTINGS.accounts) keepSecret(password);
  await assert.rejects(launch(new Network(), planOf('fail'), SETTINGS), ({ name, message }: Error) => {
    assert.equal(name, 'SetUpError');
    assert.match(message, /^targets\/fixture\.yaml: launch: ".*" ended with exit code 3 before it answered/);
    assert.match(message, /\| no wiki for Ana with «masked»/);
    return true;
  });
});

test('a command that never gets ready is reported with the limit and the address', async () => {
  const plan = planOf('silent', { ready: { path: 'FrontPage', within: 300 } });
  const message =
    /did not answer at http:\/\/127\.0\.0\.1:\d+\/FrontPage within .*ECONNREFUSED\.\nIt printed nothing/;
  await assert.rejects(launch(new Network(), plan, SETTINGS), { name: 'SetUpError', message });
});

test('a program that there is not is reported', async () => {
  const message = /could not be started: there is no such program/;
  await assert.rejects(launch(new Network(), planOf('', { command: ['no-such-program'] }), SETTINGS), {
    message,
  });
});

test('a wiki that dies says how, and what it printed', async () => {
  const { port, exitReport, exited, stop } = await launch(new Network(), planOf('serve'), SETTINGS);
  assert.equal(await exitReport(0), undefined);
  await assert.rejects(fetch(`http://127.0.0.1:${port}/die`));
  assert.match((await exitReport(10_000)) ?? '', /^The wiki was ended by SIGKILL\. It printed nothing\./);
  await exited;
  await stop();
});

test('nothing is left when the run itself is killed', async () => {
  const script = join(__dirname, 'fixtures/launch-and-wait.ts');
  const run = spawn(process.execPath, ['--require', join(__dirname, '../../loader.js'), script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(run.stdout.setEncoding('utf8'), 'data');
  const shown = await show(Number(line));
  run.kill('SIGKILL');
  await nothingIsLeft(shown);
});

const library = findLibfaketime();
test("libfaketime moves a launched wiki's time", { skip: library ? false : 'no libfaketime' }, async () => {
  const { port, ready, clock, stop } = await launch(
    new Network(),
    planOf('serve', { clock: 'libfaketime' }),
    SETTINGS,
  );
  assert.ok(Math.abs((await show(port)).now - Date.now()) < 60_000);
  assert.ok(await clockIsControllable(new Network(), ready, clock));
  await clock.advance?.(10 * 365 * 24 * 3_600_000);
  assert.ok(Math.abs((await show(port)).now - clock.now()) < 60_000);
  assert.ok(clock.now() > Date.now() + 9 * 365 * 24 * 3_600_000);
  await stop();
});

test('libfaketime is looked for in FAKETIME_LIB first', () => {
  assert.equal(
    findLibfaketime({ FAKETIME_LIB: '/opt/f.so' }, () => true),
    '/opt/f.so',
  );
  assert.match(findLibfaketime({}, (path) => path.includes('lib64')) ?? '', /^\/usr\/lib64\//);
  assert.equal(
    findLibfaketime({ FAKETIME_LIB: '/opt/f.so' }, () => false),
    undefined,
  );
});
