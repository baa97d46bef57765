import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { startReference } from '../../reference';
import { newFolder } from '../new-folder';

const ROOT = join(__dirname, '../..');

interface Step {
  run?: string;
  env?: Record<string, string>;
}

const action: {
  inputs: Record<string, { default?: string }>;
  runs: { steps: Step[] };
} = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));

/** An npm that has installed and built already: what is left of it is the real one, with a folder of its own. */
function npmIn(folder: string): string {
  const shim = [
    '#!/bin/sh',
    'case "$1" in',
    '  ci) exit ;;',
    '  pack) set -- "$@" --ignore-scripts ;;',
    'esac',
    `PATH=${JSON.stringify(process.env.PATH)} exec npm "$@"`,
  ];
  mkdirSync(folder);
  writeFileSync(join(folder, 'npm'), shim.join('\n'), { mode: 0o755 });
  return folder;
}

test('the scripts of the action install the package, judge, and fail where the wiki is not there', async () => {
  const folder = newFolder();
  const checkout = join(folder, 'checkout');
  for (const name of ['package.json', 'dist', 'README.md', 'LICENSE']) {
    cpSync(join(ROOT, name), join(checkout, name), { recursive: true });
  }
  const summary = join(folder, 'summary.md');
  const { WIKI: _, LEVEL: __, AGENT: ___, ...environment } = process.env;
  const job = {
    ...environment,
    PATH: [npmIn(join(folder, 'shim')), join(folder, 'global/bin'), process.env.PATH].join(delimiter),
    npm_config_prefix: join(folder, 'global'),
    npm_config_prefer_offline: 'true',
    GITHUB_ACTION_PATH: checkout,
    GITHUB_STEP_SUMMARY: summary,
  };
  const scripts = action.runs.steps.filter(({ run }) => run !== undefined);
  const ended = (inputs: Record<string, string>) =>
    scripts.reduce(
      (before, step) => before.then(() => bash(step, inputs, { cwd: folder, env: job })),
      Promise.resolve(),
    );
  const reference = await startReference();
  await ended({ wiki: `${reference.url}/` }).finally(() => reference.stop());
  const { target, agent } = JSON.parse(readFileSync(join(folder, 'session-reports/verdict.json'), 'utf8'));
  assert.deepEqual([target, agent], [`${reference.url}/`, 'http']);
  assert.match(readFileSync(summary, 'utf8'), /documented requirements of set \d/);
  assert.ok(existsSync(join(folder, 'session-reports/badge.json')));
  await assert.rejects(ended({ wiki: 'http://127.0.0.1:1/' }), { code: 2 });
});

/** Runs a step as GitHub's runner does. */
async function bash(
  { run = '', env = {} }: Step,
  inputs: Record<string, string>,
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<void> {
  const given = (name: string) => inputs[name] ?? action.inputs[name]?.default ?? '';
  const own = Object.entries(env).map(([key, value]) => [
    key,
    value.replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, name) => given(name)),
  ]);
  const all = { ...options.env, ...Object.fromEntries(own) };
  await promisify(execFile)('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
    ...options,
    env: all,
  });
}
