import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { SetUpError } from '../core/errors';
import { fileProblem } from '../core/file-problem';

/** Writes a report whole or not at all: a reader never finds half of one. Throws SetUpError where it can't be written. */
export function writeWhole(path: string, content: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}.part`;
    writeFileSync(draft, content);
    renameSync(draft, path);
  } catch (error) {
    throw new SetUpError(`${path} can't be written: ${fileProblem(error)}.`);
  }
}

/** Throws SetUpError where nothing can be written to a folder, which need not be there yet. */
export function assertWritable(folder: string, remedy: string): void {
  let nearest = resolve(folder);
  while (!existsSync(nearest)) nearest = dirname(nearest);
  try {
    if (!statSync(nearest).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    // Permissions say nothing of /proc, where Node.js tries for ever to make a folder with all above it.
    rmdirSync(mkdtempSync(join(nearest, '.writable-')));
  } catch (error) {
    throw new SetUpError(`Nothing can be written to ${folder}: ${fileProblem(error)}. ${remedy}`);
  }
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
