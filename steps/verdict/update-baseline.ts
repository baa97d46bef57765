import { existsSync, readFileSync } from 'node:fs';
import { requirements } from '../../harness/core/requirements';
import { type Baseline, nameOf } from '../../harness/verdict/baseline';
import { updateBaseline } from '../../harness/verdict/baseline-update';
import { applyDependencies } from '../../harness/verdict/dependencies';
import { writeWhole } from '../../harness/verdict/files';
import type { Verdict } from '../../harness/verdict/judge';
import type { Collector } from './collector';
import { baselineFile } from './the-baseline';

/** Writes the target's baseline from a whole run, and says what changed. Returns the exit code: 2 when it can't. */
export function updateBaselineFile(
  verdict: Verdict,
  baseline: Baseline | undefined,
  collector: Collector,
): number {
  const file = baselineFile();
  const refusal = file
    ? refusalFor(verdict, collector)
    : 'A target file or folder has one beside it; for another wiki name a file in BASELINE.';
  if (!file || refusal) {
    process.stdout.write(`The baseline was not written. ${refusal}\n`);
    return 2;
  }
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const update = updateBaseline(text, baseline, applyDependencies(collector.results), verdict.levels);
  const lines = [
    ...update.added.map((entry) => `  added: ${nameOf(entry)} ${entry.outcome}`),
    ...update.takenOut.map((entry) => `  removed: ${nameOf(entry)} ${entry.outcome}`),
  ];
  if (lines.length === 0) {
    process.stdout.write(`The baseline ${file} is up to date.\n`);
    return 0;
  }
  writeWhole(file, update.text);
  const todo = update.added.some(({ reason }) => reason.startsWith('TODO'));
  const next = todo ? ['Write the reasons in place of each TODO: until then the gate stays closed.'] : [];
  process.stdout.write(`${[`The baseline ${file} was written:`, ...lines, ...next].join('\n')}\n`);
  return 0;
}

function refusalFor(
  { exitCode, requirementSet }: Verdict,
  { results, scenarios }: Collector,
): string | undefined {
  if (exitCode === 2) return 'The wiki was not judged, or not in full.';
  const judged = [...requirements().values()].filter(({ since }) => since <= requirementSet);
  const leftOut = judged.some(({ id }) => !scenarios.has(id));
  const read = judged.reduce((sum, { id }) => sum + (scenarios.get(id)?.length ?? 0), 0);
  if (leftOut || results.length < read)
    return 'Only a whole run tells what is to be in it: leave out the filter.';
  return undefined;
}
