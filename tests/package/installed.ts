import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { newFolder } from '../new-folder';

const ROOT = join(__dirname, '../..');

/** What came of a command. */
export interface Ended {
  readonly code: number;
  readonly printed: string;
}

/** Packs what npm run build compiled into a folder. Returns the file. */
export function pack(folder: string): string {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [{ filename }] = JSON.parse(execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8' }));
  return join(folder, filename);
}

/** Packs the package, and installs the file as a user would into an empty folder. Returns the folder. */
export function install(): string {
  const folder = newFolder();
  const file = pack(folder);
  const project = join(folder, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "private": true }');
  const quiet = ['--no-audit', '--no-fund', '--loglevel', 'error', '--prefer-offline'];
  execFileSync('npm', ['install', ...quiet, file], { cwd: project });
  return project;
}

/** Runs a program that the package brought. */
export function run(project: string, program: string, args: readonly string[], env = {}): Promise<Ended> {
  const { AGENT: _, LEVEL: __, GITHUB_STEP_SUMMARY: ___, WIKI: ____, ...environment } = process.env;
  const child = spawn(join(project, 'node_modules/.bin', program), args, {
    cwd: project,
    env: { ...environment, ...env },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      printed += text;
    });
  }
  return once(child, 'close').then(([code]) => ({ code, printed }));
}

/** Starts the package's reference. Returns its address, and how to end it. */
export async function reference(
  project: string,
  ...options: string[]
): Promise<{ url: string; stop(): Promise<unknown> }> {
  const program = join(project, 'node_modules/.bin/wiki-session-conformance');
  const child = spawn(program, ['reference', '--port', '0', ...options], { cwd: project });
  const ended = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (!url) continue;
    const stop = () => {
      child.kill('SIGTERM');
      return ended;
    };
    return { url, stop };
  }
  throw new Error('the reference ended without telling its address');
}
