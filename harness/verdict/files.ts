import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** Writes a report whole or not at all: a reader never finds half of one. */
export function writeWhole(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.part`;
  writeFileSync(draft, content);
  renameSync(draft, path);
}

/** The path of a report, in that folder, or else in the one that `REPORTS` names; default reports/. */
export function reportPath(name: string, folder = process.env.REPORTS): string {
  return join(folder || 'reports', name);
}

/** Where a run leaves what its browsers showed when scenarios failed, in a folder for each. */
export const FAILURES = reportPath('failures');

/** Removes from FAILURES what earlier runs left there. @param kept the files that this run wrote */
export function removeOldFailures(kept: readonly string[]): void {
  if (!existsSync(FAILURES)) return;
  const folders = new Set(kept.map((file) => relative(FAILURES, file).split(sep)[0]));
  for (const name of readdirSync(FAILURES)) {
    if (!folders.has(name)) rmSync(join(FAILURES, name), { recursive: true });
  }
}
