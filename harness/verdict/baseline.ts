import { nearest } from '../core/nearest';
import { type Level, requirements } from '../core/requirements';
import type { ScenarioResult } from './result';

/** A deviation that is known and accepted. */
export interface BaselineEntry {
  requirement: string;
  /** The scenario's full name, with the values of its example row; absent: all of the requirement's scenarios. */
  row?: string;
  outcome: 'fail' | 'notTestable';
  reason: string;
  /** Address of the issue that deals with it. */
  issue?: string;
  /** YYYY-MM-DD: the last day on which it excuses. */
  until?: string;
  /** FILE:LINE of the entry. */
  where: string;
}

export interface Baseline {
  file: string;
  entries: readonly BaselineEntry[];
}

/** What the baseline is compared with. */
export interface BaselineRun {
  results: readonly ScenarioResult[];
  /** The names of all scenarios that were read, by requirement, those that were filtered out included. */
  scenarios: ReadonlyMap<string, readonly string[]>;
  levels: readonly Level[];
  /** YYYY-MM-DD. */
  today: string;
}

/** The results as the baseline expects them or not, and what is to be changed in the baseline: any of it fails the gate. */
export interface AppliedBaseline {
  results: ScenarioResult[];
  problems: string[];
}

/** What an update writes where a person is to say why. */
export const REASON_TO_BE_WRITTEN = 'TODO say why';

/** Compares the results of a run with what was expected of it. */
export function applyBaseline(baseline: Baseline, run: BaselineRun): AppliedBaseline {
  const results = run.results.map((result) => applyEntry(result, baseline.entries, run.today));
  const deciding = results.filter(({ requirement }) =>
    run.levels.includes(requirements().get(requirement)?.level as Level),
  );
  const problems = [
    ...baseline.entries.flatMap(
      (entry) =>
        staleEntry(entry, run) ?? passingEntry(entry, baseline, deciding) ?? unexplainedEntry(entry) ?? [],
    ),
    ...newlyNotTestable(baseline, deciding),
  ];
  return { results, problems };
}

/** The result as expected, or not, by the baseline's entry for it. */
export function applyEntry(
  result: ScenarioResult,
  entries: readonly BaselineEntry[],
  today: string,
): ScenarioResult {
  const entry = entryFor(entries, result);
  if (!entry) return result;
  const { where, reason, issue, until } = entry;
  if (result.outcome === 'pass') {
    const expected = entry.outcome === 'fail' ? 'broken' : 'not testable';
    const why = `it holds, and ${where} expects it to be ${expected}: ${reason}`;
    return { ...result, outcome: 'unexpectedPass', reason: why };
  }
  if (result.outcome !== entry.outcome) return result;
  if (until !== undefined && today > until) {
    return { ...result, reason: `${result.reason}\n${where} excused it until ${until}: ${reason}` };
  }
  return {
    ...result,
    outcome: entry.outcome === 'fail' ? 'expectedFailure' : 'notTestable',
    expected: { where, reason, ...(issue ? { issue } : {}) },
  };
}

/** The entry that speaks of a scenario: one for its row goes before one for its requirement. */
export function entryFor(
  entries: readonly BaselineEntry[],
  { requirement, name }: Pick<ScenarioResult, 'requirement' | 'name'>,
): BaselineEntry | undefined {
  const about = entries.filter((entry) => entry.requirement === requirement);
  return about.find(({ row }) => row === name) ?? about.find(({ row }) => row === undefined);
}

function staleEntry({ requirement, row, where }: BaselineEntry, run: BaselineRun): string | undefined {
  const ids = requirements();
  if (!ids.has(requirement)) {
    const meant = nearest(requirement, [...ids.keys()]);
    return `${where}: there is no requirement ${requirement}. Take the entry out, or did you mean ${meant}?`;
  }
  // A requirement whose feature file was left out of this run says nothing about its entries.
  const names = run.scenarios.get(requirement);
  if (row === undefined || !names || names.includes(row)) return undefined;
  return (
    `${where}: ${requirement} has no scenario "${row}". Take the entry out, or did you mean ` +
    `"${nearest(row, names)}"?`
  );
}

function passingEntry(
  entry: BaselineEntry,
  { entries }: Baseline,
  results: readonly ScenarioResult[],
): string | undefined {
  const meant = results.filter((result) => entryFor(entries, result) === entry);
  const passed = meant.filter(({ outcome }) => outcome === 'unexpectedPass');
  if (passed.length === 0) return undefined;
  if (passed.length === meant.length)
    return `${entry.where}: ${nameOf(entry)} holds now. Take the entry out.`;
  return (
    `${entry.where}: ${entry.requirement} holds now in ${passed.length} of ${meant.length} scenarios. List by row ` +
    'those in which it does not.'
  );
}

function unexplainedEntry(entry: BaselineEntry): string | undefined {
  if (!entry.reason.startsWith('TODO')) return undefined;
  return `${entry.where}: the entry for ${nameOf(entry)} has no reason yet. Say why it is accepted.`;
}

/** The requirement, and where an entry is for one row, that row. */
export function nameOf({ requirement, row }: Pick<BaselineEntry, 'requirement' | 'row'>): string {
  return row === undefined ? requirement : `${requirement}, "${row}",`;
}

/**
 * A baseline that lists what can't be tested lists all of it: what can't be tested beyond that was tested once, and a
 * gate that let it through would go on reading green while less and less is tested.
 */
function newlyNotTestable({ file, entries }: Baseline, results: readonly ScenarioResult[]): string[] {
  if (!entries.some(({ outcome }) => outcome === 'notTestable')) return [];
  return results
    .filter(({ outcome, expected }) => outcome === 'notTestable' && !expected)
    .map(
      ({ requirement, name, reason }) =>
        `${file}: ${requirement}, "${name}" can't be tested, and is not listed as notTestable: ${reason}`,
    );
}
