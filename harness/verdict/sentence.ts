import type { RequirementResult, Verdict } from './ledger';
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

/** The verdict in a sentence, and in another why the gate is closed where that does not follow from it. */
export function sentence(verdict: Verdict): string {
  const { judged, gate } = verdict;
  const closed = judged && gate.problems.length > 0;
  return closed ? `${inOne(verdict)} The gate is closed until ${gate.baseline} is changed.` : inOne(verdict);
}

function inOne(verdict: Verdict): string {
  const { judged, conformant, gate, levels, reason } = verdict;
  const who = `${verdict.target}, by ${verdict.agent}`;
  if (!judged) return `Not judged: ${who}.\n${indented(reason ?? '')}`;
  const deciding = verdict.requirements.filter(({ level }) => levels.includes(level));
  if (conformant) {
    const gaps = deciding.some(({ outcome }) => outcome === 'notTestable') ? ' that could be tried' : '';
    return `Conformant: ${who}, keeps every ${levels.join(', ')} requirement${gaps}.`;
  }
  const unlisted = idsWith('fail', deciding);
  const listed = idsWith('expectedFailure', deciding);
  if (unlisted.length === 0) {
    return `As expected: ${who}, does not keep ${listed.join(', ')}, and ${gate.baseline} accepts that.`;
  }
  return `Not conformant: ${who}, does not keep ${unlisted.join(', ')}.`;
}

function idsWith(outcome: Outcome, results: readonly RequirementResult[]): string[] {
  return results.filter(({ scenarios }) => scenarios.some((s) => s.outcome === outcome)).map(({ id }) => id);
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
