import type { RequirementResult, ScenarioResult, Verdict } from './ledger';
import type { Outcome } from './outcome';

/** How many requirements ended how. */
export function numbers({ requirements }: Verdict): string {
  const ran = requirements.filter(({ scenarios }) => scenarios.length > 0);
  const count = (...outcomes: Outcome[]) => ran.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const left = requirements.length - ran.length;
  const parts = [
    `${count('pass')} held`,
    `${count('fail', 'expectedFailure')} broken`,
    `${count('notTestable')} not tested in full`,
    ...(count('harnessError') ? [`${count('harnessError')} could not be judged`] : []),
    ...(count('unexpectedPass') ? [`${count('unexpectedPass')} held against expectation`] : []),
    ...(left > 0 ? [`${left} left out of this run`] : []),
  ];
  return `Of ${requirements.length} requirements: ${parts.join(', ')}.`;
}

/** The outcome that the verdict as a whole is like. */
export function asOutcome({ judged, conformant, gate }: ToldVerdict): Outcome {
  if (!judged) return 'harnessError';
  if (!gate.passed) return 'fail';
  return conformant ? 'pass' : 'expectedFailure';
}

/** A verdict, or as much of one as reports/verdict.json keeps. */
export type ToldVerdict = Omit<Verdict, 'requirements' | 'totals'> & { requirements: readonly ToldResult[] };

type ToldResult = Pick<RequirementResult, 'id' | 'level' | 'outcome'> & {
  scenarios: readonly Pick<ScenarioResult, 'outcome'>[];
};

/** The verdict in one sentence. */
export function sentence(verdict: ToldVerdict): string {
  const { judged, conformant, gate, levels, reason } = verdict;
  const who = `${verdict.target}, by ${verdict.agent}`;
  if (!judged) return `Not judged: ${who}.\n${indented(reason ?? '')}`;
  const deciding = verdict.requirements.filter(({ level }) => levels.includes(level));
  const unlisted = idsWith('fail', deciding);
  const toBeChanged = gate.problems.length > 0 ? ` ${gate.baseline} is to be changed.` : '';
  if (unlisted.length > 0)
    return `Not conformant: ${who}, does not keep ${unlisted.join(', ')}.${toBeChanged}`;
  if (toBeChanged) return `Not as expected: ${who}.${toBeChanged}`;
  if (!conformant) {
    const listed = idsWith('expectedFailure', deciding).join(', ');
    return `As expected: ${who}, does not keep ${listed}, and ${gate.baseline} accepts that.`;
  }
  const scenarios = deciding.flatMap((requirement) => requirement.scenarios);
  const untested = scenarios.filter(({ outcome }) => outcome === 'notTestable').length;
  const left = deciding.filter((requirement) => requirement.scenarios.length === 0).length;
  const rules = `${levels.join(', ')} requirement`;
  if (untested === 0 && left === 0) return `Conformant: ${who}, keeps every ${rules}.`;
  const tested = `${scenarios.length - untested} of ${scenarios.length} scenarios`;
  const without = left > 0 ? `, with ${left} of ${deciding.length} left out of this run` : '';
  return `Conformant as far as tested: ${who}, breaks no ${rules} in ${tested}${without}.`;
}

function idsWith(outcome: Outcome, results: readonly ToldResult[]): string[] {
  return results.filter(({ scenarios }) => scenarios.some((s) => s.outcome === outcome)).map(({ id }) => id);
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
