import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const RUNNER = join(__dirname, '../node_modules/@cucumber/cucumber/bin/cucumber.js');

/** Runs cucumber-js to its end, whichever that is. */
export function tryCucumber(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return spawnSync(process.execPath, [RUNNER, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, ...env },
  });
}

/** Runs cucumber-js to its end and returns what it printed. Throws when it ends with anything but 0. */
export function cucumber(args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const { status, stdout, stderr } = tryCucumber(args, env);
  if (status !== 0)
    throw new Error(`cucumber-js ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

/** What Node.js is told to load a file of this folder before anything else. */
export function preloading(file: string): { NODE_OPTIONS: string } {
  const files = ['../loader.js', file].map((each) => join(__dirname, each));
  return { NODE_OPTIONS: files.map((each) => `--require ${JSON.stringify(each)}`).join(' ') };
}

/** How many seconds it took. */
export async function secondsOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
