import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse, stringify } from 'yaml';
import { reportPath, writeWhole } from '../files';
import { type CheckCounts, type CountedRun, compareCounts, countChecks } from './count';

const COMMITTED = join('features', 'checks.yaml');
const HEADING = `# How many checks each scenario makes on the reference, by requirement; rows of one name together.
# A change that checks less fails npm test. Written by: npx cucumber-js && npm run checks -- --update
`;

/** Holds the run in reports/verdict.json against the committed counts, or with --update writes these anew. */
function main(): void {
  const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } });
  const file = reportPath('verdict.json');
  const run = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  if (run?.target !== 'reference') {
    tell(`${file} is ${run ? `a run on ${run.target}` : 'not there'}: run npx cucumber-js on the reference.`);
    return;
  }
  const committed: CheckCounts = parse(readFileSync(COMMITTED, 'utf8'));
  const counted = countChecks(run as CountedRun, committed);
  if (values.update) {
    writeWhole(COMMITTED, HEADING + stringify(counted, { lineWidth: 0 }));
    return;
  }
  const problems = compareCounts(committed, counted);
  if (problems.length === 0) return;
  tell(
    `${problems.join('\n')}\nIf that is meant: npx cucumber-js && npm run checks -- --update, and commit ${COMMITTED}.`,
  );
}

function tell(problem: string): void {
  console.error(problem);
  process.exitCode = 1;
}

main();
