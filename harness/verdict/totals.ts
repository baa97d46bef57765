import { LEVELS, type Level } from '../core/requirements';
import { APPEARANCE } from './appearance';
import { OUTCOMES, type Outcome, STATES, type State } from './outcome';

/** How many requirements are in which state, and how many of their scenarios ended how. */
export interface Totals {
  requirements: Record<State, number>;
  scenarios: Record<Outcome, number>;
}

/** What of a requirement's result is counted. */
export interface Counted {
  state: State;
  scenarios: readonly { outcome: Outcome }[];
}

export function totalsOf(results: readonly Counted[]): Totals {
  const outcomes = results.flatMap(({ scenarios }) => scenarios.map(({ outcome }) => outcome));
  return {
    requirements: count(
      STATES,
      results.map(({ state }) => state),
    ),
    scenarios: count(OUTCOMES, outcomes),
  };
}

function count<Key extends string>(keys: readonly Key[], items: readonly Key[]): Record<Key, number> {
  const counts = keys.map((key) => [key, items.filter((item) => item === key).length]);
  return Object.fromEntries(counts) as Record<Key, number>;
}

// What a reader looks for first comes first.
const ORDER = ['held', 'heldAsTried', 'broken', 'brokenAsExpected', 'heldUnexpectedly', 'notTried'] as const;
const STATES_IN_ORDER: readonly State[] = [...ORDER, 'notJudged', 'notApplicable', 'leftOut'];
const OUTCOMES_IN_ORDER: readonly Outcome[] = ['pass', ...OUTCOMES.filter((outcome) => outcome !== 'pass')];

/** `48 held, 2 broken, 10 not tried`: what there is none of is left out. */
export function inWords(counts: Totals['requirements'] | Totals['scenarios']): string {
  const order = 'held' in counts ? STATES_IN_ORDER : OUTCOMES_IN_ORDER;
  return order
    .flatMap((key) => {
      const number = (counts as Partial<Record<State | Outcome, number>>)[key];
      return number ? `${number} ${APPEARANCE[key].words}` : [];
    })
    .join(', ');
}

export function sum(counts: Totals['requirements'] | Totals['scenarios']): number {
  return Object.values(counts).reduce((one, other) => one + other, 0);
}

/** The totals of a verdict, those of what does not decide apart, where any of it was run. */
export function totalsLines({
  requirementSet,
  levels,
  totals: { deciding, others },
}: {
  requirementSet: number;
  levels: readonly Level[];
  totals: { deciding: Totals; others: Totals };
}): string[] {
  const rest = LEVELS.filter((level) => !levels.includes(level)).join(' and ');
  return [
    ...totalsLine(deciding, `${levels.join(' and ')} requirements of set ${requirementSet}`),
    ...totalsLine(others, `${rest} requirements, which do not decide`),
  ];
}

function totalsLine({ requirements, scenarios }: Totals, which: string): string[] {
  if (sum(scenarios) === 0) return [];
  const ofThese = `of their ${sum(scenarios)} scenarios: ${inWords(scenarios)}`;
  return [`Of ${sum(requirements)} ${which}: ${inWords(requirements)}; ${ofThese}.`];
}
