import { existsSync } from 'node:fs';
import { SetUpError } from '../../harness/core/errors';
import { baselinePath } from '../../harness/targets/choose';
import type { Baseline } from '../../harness/verdict/baseline';

/** The file that `BASELINE` names, or otherwise where the baseline of the target that `WIKI` means is, or would be. */
export function baselineFile({ BASELINE, WIKI } = process.env): string | undefined {
  return BASELINE || baselinePath(WIKI);
}

/**
 * The baseline of the target, where there is one. Throws SetUpError when it makes no sense, and when there is no file
 * that `BASELINE` names.
 * @param toBeWritten the run writes it: a file that is named need not be there yet
 */
export async function theBaseline(toBeWritten: boolean): Promise<Baseline | undefined> {
  const file = baselineFile();
  if (!file) return undefined;
  if (!existsSync(file)) {
    if (!process.env.BASELINE || toBeWritten) return undefined;
    throw new SetUpError(`BASELINE is ${file}: there is no such file. Name the baseline to compare with.`);
  }
  // Loading what reads it takes a while, and most runs have none.
  const { readBaseline } = await import('../../harness/verdict/baseline-file');
  return readBaseline(file);
}

/** YYYY-MM-DD, as baselines have it. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
