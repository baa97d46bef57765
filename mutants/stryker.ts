import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { judgeSurvivors, type StrykerReport, together } from './survivors';

/** Per cent of the mutants that make a difference to visitors. */
const LEAST = 95;

const WIKIS = ['reference', 'reference-auth-list'];

/** Judges what `stryker run` left in reports/stryker/: every survivor needs a reason in mutants/survivors.yaml. */
function main(): void {
  const report = together(WIKIS.map((wiki) => read(join('reports', 'stryker', `${wiki}.json`))));
  const excuses = parse(readFileSync(join(__dirname, 'survivors.yaml'), 'utf8'));
  const { caught, visible, problems } = judgeSurvivors(report, excuses);
  const score = (caught / visible) * 100;
  for (const problem of problems) console.error(problem);
  console.log(
    `${caught} caught of ${visible} mutants that make a difference to visitors: ${score.toFixed(1)} %. ` +
      `Survivors and reasons: mutants/survivors.yaml. The mutants in their places: reports/stryker/reference.html.`,
  );
  if (problems.length > 0 || score < LEAST) process.exitCode = 1;
}

function read(path: string): StrykerReport {
  return JSON.parse(readFileSync(path, 'utf8'));
}

main();
