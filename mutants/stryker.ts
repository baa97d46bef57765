import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { judgeSurvivors } from './survivors';

/** Per cent of the mutants that make a difference to visitors. */
const LEAST = 95;

/** The two generations, as WIKI names them. */
const WIKIS = ['reference', 'reference-auth-list'];

/** Judges what `stryker run` left in reports/ for each: every survivor needs a reason in mutants/survivors.yaml. */
function main(): void {
  const reports = WIKIS.map((wiki) => JSON.parse(readFileSync(`reports/stryker-${wiki}.json`, 'utf8')));
  const excuses = parse(readFileSync(join(__dirname, 'survivors.yaml'), 'utf8'));
  const { caught, visible, problems } = judgeSurvivors(reports, excuses);
  const score = (caught / visible) * 100;
  for (const problem of problems) console.error(problem);
  console.log(
    `${caught} caught of ${visible} mutants that make a difference to visitors: ${score.toFixed(1)} %. ` +
      `Survivors and reasons: mutants/survivors.yaml. The mutants in their places: ` +
      `${WIKIS.map((wiki) => `reports/stryker-${wiki}.html`).join(', ')}.`,
  );
  if (problems.length > 0 || score < LEAST) process.exitCode = 1;
}

main();
