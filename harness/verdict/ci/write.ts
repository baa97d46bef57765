import { appendFileSync } from 'node:fs';
import { reportPath, writeWhole } from '../files';
import type { Verdict } from '../ledger';
import { badge, endpoint } from './badge';
import { earl } from './earl';
import { junit } from './junit';
import { summary } from './summary';

/**
 * Writes what a continuous integration server reads: `reports/junit.xml` and `reports/summary.md`, the latter also to
 * the page of the run where GitHub names its file in GITHUB_STEP_SUMMARY; and what others are told:
 * `reports/earl.jsonld`, `reports/badge.svg` and shields.io's `reports/badge.json`.
 */
export function writeForCi(verdict: Verdict, env: NodeJS.ProcessEnv = process.env): void {
  const markdown = summary(verdict);
  writeWhole(reportPath('junit.xml'), junit(verdict));
  writeWhole(reportPath('summary.md'), markdown);
  writeWhole(reportPath('earl.jsonld'), `${JSON.stringify(earl(verdict, new Date()), null, 2)}\n`);
  writeWhole(reportPath('badge.svg'), badge(verdict));
  writeWhole(reportPath('badge.json'), `${JSON.stringify(endpoint(verdict), null, 2)}\n`);
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, markdown);
}
