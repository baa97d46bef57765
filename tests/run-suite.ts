import { execFile } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Wiki } from '../harness/wiki/wiki';
import { newFolder } from './new-folder';

const ROOT = join(__dirname, '..');
const RUNNER = join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js');

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
  const { AGENT: _, LEVEL: __, GITHUB_STEP_SUMMARY: ___, ...environment } = process.env;
  const env = { ...environment, WIKI: 'wiki.yaml', TEST_PASSWORD: password };
  return new Promise((resolve) => {
    execFile(process.execPath, [RUNNER, ...args], { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({
        code: Number(error?.code ?? 0),
        printed: stdout + stderr,
        reports: join(folder, 'reports'),
      }),
    );
  });
}
