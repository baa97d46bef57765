import type { Rerun } from './explain';
import { writeWhole } from './files';
import type { Verdict } from './ledger';
import { runPage } from './report/run';

/** Writes what a run found into reports/: `verdict.json` for machines, `index.html` for people. */
export function writeReports(verdict: Verdict, rerun: Rerun): void {
  writeWhole('reports/verdict.json', `${JSON.stringify(verdict, withoutEvidence, 2)}\n`);
  writeWhole('reports/index.html', runPage(verdict, rerun, new Date()));
}

/** The page has the evidence; verdict.json stays small. */
function withoutEvidence(key: string, value: unknown): unknown {
  return key === 'evidence' || key === 'steps' ? undefined : value;
}
