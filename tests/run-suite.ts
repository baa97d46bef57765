import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { after } from 'node:test';
import type { Wiki } from '../harness/wiki/wiki';
import { newFolder } from './new-folder';
import { END, type SuiteJob } from './suite-worker';

const ROOT = join(__dirname, '..');

/** What came of a run: the exit code, all that it printed, the folder with its reports. */
export interface SuiteRun {
  readonly code: number;
  readonly printed: string;
  readonly reports: string;
}

/** Has the suite judge a wiki of a test's own, at whose page `in` Ana signs in with that password. */
export function runSuite(wiki: Wiki, password: string, ...args: string[]): Promise<SuiteRun> {
  const target = [
    'settings: { cookie_lifetime: [0, 12] }',
    'accounts: [{ name: Ana, passwordFrom: TEST_PASSWORD, remember_me: false }]',
    'places: { signIn: in }',
  ];
  return runSuiteOn(wiki, target, password, ...args);
}

/** The same with the lines of a target file that tell of the wiki, or of a farm; TEST_PASSWORD is the password. */
export async function runSuiteOn(
  wiki: Wiki | undefined,
  target: readonly string[],
  password: string,
  ...args: string[]
): Promise<SuiteRun> {
  const folder = newFolder();
  for (const name of ['features', 'steps', 'cucumber.js']) symlinkSync(join(ROOT, name), join(folder, name));
  writeFileSync(
    join(folder, 'wiki.yaml'),
    ['name: Small', ...(wiki ? [`url: ${wiki.base}`] : []), ...target].join('\n'),
  );
  const { code, printed } = await inWorker({
    folder,
    variables: { WIKI: 'wiki.yaml', TEST_PASSWORD: password },
    args,
  });
  return { code, printed, reports: join(folder, 'reports') };
}

let worker: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();

after(() => worker?.disconnect());

/** One process for all runs of a test file, one after another. */
function inWorker(job: SuiteJob): Promise<Pick<SuiteRun, 'code' | 'printed'>> {
  const { AGENT: _, LEVEL: __, GITHUB_STEP_SUMMARY: ___, ...env } = process.env;
  worker ??= fork(join(__dirname, 'suite-worker.ts'), { env, silent: true });
  const run = last.then(() => runIn(worker as ChildProcess, job));
  last = run.catch(() => {});
  return run;
}

async function runIn(process: ChildProcess, job: SuiteJob): Promise<Pick<SuiteRun, 'code' | 'printed'>> {
  const streams = Promise.all([process.stdout, process.stderr].map((stream) => untilEnd(stream as Readable)));
  process.send(job);
  const ended = new AbortController();
  const broke = once(process, 'exit', { signal: ended.signal }).then(([code]) => {
    throw new Error(`The process of the suite ended with ${code}.`);
  });
  const done = Promise.all([once(process, 'message'), streams]);
  const [[code], printed] = await Promise.race([done, broke]);
  ended.abort();
  return { code, printed: printed.join('') };
}

function untilEnd(stream: Readable): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const take = (chunk: string) => {
      text += chunk;
      if (!text.endsWith(END)) return;
      stream.off('data', take);
      resolve(text.slice(0, -END.length));
    };
    stream.setEncoding('utf8').on('data', take);
  });
}
