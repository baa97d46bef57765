import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { judgeSurvivors, rangesOfSurvivors, type StrykerReport } from './survivors';

/** Per cent of the mutants that make a difference to visitors. */
const LEAST = 95;

/**
 * Tries the reference's mutants with all features, then what survives there in the auth-list generation. With `--all`,
 * those too that survivors.yaml says make no difference to visitors: whether that is still so.
 */
function main(): void {
  const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } });
  const env = values.all ? { ALL: '1' } : {};
  const first = strykerRun({ ...env, WIKI: 'reference' }, []);
  const survivors = rangesOfSurvivors(first);
  const reports = [first];
  if (survivors.length > 0) {
    const again = { ...env, WIKI: 'reference-auth-list', CAUGHT_IN: reportOf('reference') };
    reports.push(strykerRun(again, ['--mutate', survivors.join(',')]));
  }
  const excuses = parse(readFileSync(join(__dirname, 'survivors.yaml'), 'utf8'));
  const { caught, visible, problems } = judgeSurvivors(reports, excuses);
  const score = (caught / visible) * 100;
  for (const problem of problems) console.error(problem);
  console.log(
    `${caught} caught of ${visible} mutants that make a difference to visitors: ${score.toFixed(1)} %. ` +
      'Survivors and reasons: mutants/survivors.yaml. The mutants in their places: reports/stryker-*.html.',
  );
  if (problems.length > 0 || score < LEAST) process.exitCode = 1;
}

function strykerRun(env: { WIKI: string } & NodeJS.ProcessEnv, options: readonly string[]): StrykerReport {
  const { status } = spawnSync('npx', ['stryker', 'run', ...options], {
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  return JSON.parse(readFileSync(reportOf(env.WIKI), 'utf8'));
}

function reportOf(wiki: string): string {
  return `reports/stryker-${wiki}.json`;
}

main();
