import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes a report whole or not at all: a reader never finds half of one. */
export function writeWhole(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.part`;
  writeFileSync(draft, content);
  renameSync(draft, path);
}

/** The path of a report, in the folder that `REPORTS` names; default reports/. */
export function reportPath(name: string): string {
  return join(process.env.REPORTS || 'reports', name);
}

/** Where a run leaves what its browsers showed when scenarios failed, in a folder for each. */
export const FAILURES = reportPath('failures');
