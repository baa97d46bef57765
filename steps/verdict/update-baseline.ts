import { existsSync, readFileSync } from 'node:fs';
import { requirements } from '../../harness/core/requirements';
import { baselinePath } from '../../harness/targets/choose';
import { type Baseline, nameOf } from '../../harness/verdict/baseline';
import { updateBaseline } from '../../harness/verdict/baseline-update';
import { writeWhole } from '../../harness/verdict/files';
import type { Verdict } from '../../harness/verdict/ledger';
import type { Collector } from './collector';

/** Writes the target's baseline from a whole run, and says what changed. Answers the exit code: 2 when it can't. */
export function updateBaselineFile(
  verdict: Verdict,
  baseline: Baseline | undefined,
  collector: Collector,
): number {
  const file = baselinePath(process.env.WIKI);
  const refusal = file ? whyNot(verdict, collector) : 'Only a target of a file or a folder has a baseline.';
  if (!file || refusal) {
    process.stdout.write(`The baseline was not written. ${refusal}\n`);
    return 2;
  }
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const update = updateBaseline(text, baseline, collector.results, verdict.levels);
  const lines = [
    ...update.added.map((entry) => `  put in: ${nameOf(entry)} ${entry.outcome}`),
    ...update.takenOut.map((entry) => `  taken out: ${nameOf(entry)} ${entry.outcome}`),
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

function whyNot({ judged }: Verdict, { results, scenarios }: Collector): string | undefined {
  if (!judged) return 'The wiki was not judged.';
  const read = [...scenarios.values()].flat().length;
  const missing = [...requirements().values()].some(({ id }) => !scenarios.has(id));
  if (missing || results.length < read)
    return 'Only a whole run tells what is to be in it: leave out the filter.';
  return undefined;
}
