import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { judgeSurvivors, rangesOfSurvivors, type StrykerReport } from './survivors';

/** Per cent of the mutants that make a difference to visitors. */
const LEAST = 95;

/** Tries the reference's mutants in the session-service generation, then what survives there in the auth-list one. */
function main(): void {
  const first = strykerRun('reference', []);
  const survivors = rangesOfSurvivors(first);
  const reports = [first];
  if (survivors.length > 0)
    reports.push(strykerRun('reference-auth-list', ['--mutate', survivors.join(',')]));
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

function strykerRun(wiki: string, options: readonly string[]): StrykerReport {
  const env = { ...process.env, WIKI: wiki };
  const { status } = spawnSync('npx', ['stryker', 'run', ...options], { env, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  return JSON.parse(readFileSync(`reports/stryker-${wiki}.json`, 'utf8'));
}

main();
