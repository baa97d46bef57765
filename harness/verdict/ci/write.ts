import { appendFileSync } from 'node:fs';
import { writeWhole } from '../files';
import type { Verdict } from '../ledger';
import { junit } from './junit';
import { summary } from './summary';

/**
 * Writes what a continuous integration server reads: `reports/junit.xml` and `reports/summary.md`, the latter also to
 * the page of the run where GitHub names its file in GITHUB_STEP_SUMMARY.
 */
export function writeForCi(verdict: Verdict, env: NodeJS.ProcessEnv = process.env): void {
  const markdown = summary(verdict);
  writeWhole('reports/junit.xml', junit(verdict));
  writeWhole('reports/summary.md', markdown);
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, markdown);
}
