import { existsSync } from 'node:fs';
import { baselinePath } from '../../harness/targets/choose';
import type { Baseline } from '../../harness/verdict/baseline';

/** The baseline of the target that `WIKI` means, where there is one. Throws SetUpError when it makes no sense. */
export async function theBaseline(): Promise<Baseline | undefined> {
  const file = baselinePath(process.env.WIKI);
  if (!file || !existsSync(file)) return undefined;
  // Loading what reads it takes a while, and most runs have none.
  const { readBaseline } = await import('../../harness/verdict/baseline-file');
  return readBaseline(file);
}

/** YYYY-MM-DD, as baselines have it. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
