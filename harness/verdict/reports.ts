import type { Rerun } from './explain';
import { reportPath, writeWhole } from './files';
import type { Verdict } from './judge';
import { runPage } from './report/run-page';

/** Writes what a run found into reports/: `verdict.json` for machines, `index.html` for people. */
export function writeReports(verdict: Verdict, rerun: Rerun): void {
  writeWhole(reportPath('verdict.json'), verdictJson(verdict));
  writeWhole(reportPath('index.html'), runPage(verdict, rerun, new Date()));
}

/** The verdict as JSON. Evidence and steps are left to the page, which people read: this stays small. */
export function verdictJson(verdict: Verdict): string {
  const withoutEvidence = (key: string, value: unknown) =>
    key === 'evidence' || key === 'steps' ? undefined : value;
  return `${JSON.stringify(verdict, withoutEvidence, 2)}\n`;
}
