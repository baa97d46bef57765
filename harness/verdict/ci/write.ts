import { appendFileSync } from 'node:fs';
import { reportPath, writeWhole } from '../files';
import type { Verdict } from '../judge';
import { badge } from './badge';
import { junit } from './junit';
import { markdownSummary } from './markdown';

/**
 * Writes what a continuous integration server reads: `reports/junit.xml`, `reports/badge.json` and
 * `reports/summary.md`, the last also to the page of the run where GitHub names its file in GITHUB_STEP_SUMMARY.
 */
export function writeForCi(verdict: Verdict, env: NodeJS.ProcessEnv = process.env): void {
  const markdown = markdownSummary(verdict);
  writeWhole(reportPath('junit.xml'), junit(verdict));
  writeWhole(reportPath('badge.json'), badge(verdict));
  writeWhole(reportPath('summary.md'), markdown);
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, markdown);
}
