import { Document, isSeq, parseDocument, YAMLSeq } from 'yaml';
import { type Level, requirements } from '../core/requirements';
import { type Baseline, type BaselineEntry, entryFor, REASON_TO_BE_WRITTEN } from './baseline';
import type { ScenarioResult } from './result';

const HEADING = ` Deviations of this wiki that are known and accepted: what else does not hold fails the gate, and so does
 an entry that is no longer true. requirement: its id; row: the scenario's full name, left out for all of the
 requirement's scenarios; outcome: fail or notTestable; reason: why it is accepted; issue: its address, if there is
 one; until: the last day on which it excuses.`;

type Entry = Omit<BaselineEntry, 'where'>;

export interface BaselineUpdate {
  text: string;
  added: Entry[];
  takenOut: BaselineEntry[];
}

/**
 * The baseline that a whole run calls for. Entries that are still true stay as they are, comments included; where one
 * for a whole requirement is true for some rows only, these take over its reason.
 * @param text the baseline as it is, '' when there is none
 */
export function updateBaseline(
  text: string,
  baseline: Baseline | undefined,
  results: readonly ScenarioResult[],
  levels: readonly Level[],
): BaselineUpdate {
  const entries = baseline?.entries ?? [];
  const decides = ({ id, level }: { id: string; level: Level }) =>
    levels.includes(level) || entries.some(({ requirement }) => requirement === id);
  const wanted = [...requirements().values()].filter(decides).flatMap(({ id }) => {
    return entriesFor(
      results.filter(({ requirement }) => requirement === id),
      entries,
    );
  });

  // A set that does not have a requirement says nothing about its entries.
  const untold = ({ requirement }: BaselineEntry) =>
    requirements().has(requirement) && !results.some((result) => result.requirement === requirement);
  const kept = entries.filter((entry) => untold(entry) || wanted.some((other) => isSame(entry, other)));
  const added = wanted.filter((entry) => !entries.some((other) => isSame(entry, other)));
  const document = text ? parseDocument(text) : new Document([]);
  if (!text) document.commentBefore = HEADING;
  const list = isSeq(document.contents) ? document.contents : new YAMLSeq();
  list.flow = false;
  list.items = list.items.filter((_, index) => kept.includes(entries[index] as BaselineEntry));
  for (const entry of added) {
    const node = document.createNode(entry);
    node.spaceBefore = list.items.length > 0;
    list.add(node);
  }
  document.contents = list as typeof document.contents;
  const takenOut = entries.filter((entry) => !kept.includes(entry));
  return { text: document.toString({ lineWidth: 110 }), added, takenOut };
}

function isSame(one: Entry, other: Entry): boolean {
  return one.requirement === other.requirement && one.row === other.row && one.outcome === other.outcome;
}

/** The entries that one requirement's results call for. */
function entriesFor(results: readonly ScenarioResult[], entries: readonly BaselineEntry[]): Entry[] {
  const deviating = results.flatMap(({ requirement, name, outcome, reason }) =>
    outcome === 'fail' || outcome === 'notTestable' ? [{ requirement, name, outcome, reason }] : [],
  );
  const [first] = deviating;
  if (!first) return [];
  const byRow = entries.some(
    ({ requirement, row }) => requirement === first.requirement && row !== undefined,
  );
  const alike = results.every(({ outcome }) => outcome === first.outcome);
  if (alike && !byRow) return [entryLike(first, entries, undefined)];
  return deviating.map((result) => entryLike(result, entries, result.name));
}

interface Deviation {
  requirement: string;
  name: string;
  outcome: Entry['outcome'];
  reason: string | undefined;
}

function entryLike(deviation: Deviation, entries: readonly BaselineEntry[], row: string | undefined): Entry {
  const { requirement, outcome } = deviation;
  const before = entryFor(entries, deviation);
  const known = before?.outcome === outcome ? before : undefined;
  return {
    requirement,
    ...(row === undefined ? {} : { row }),
    outcome,
    reason: known?.reason ?? reasonFor(deviation),
    ...(known?.issue ? { issue: known.issue } : {}),
    ...(known?.until ? { until: known.until } : {}),
  };
}

/** What was missing says why a scenario can't be tested; why a failure is accepted only a person can say. */
function reasonFor({ outcome, reason }: Deviation): string {
  return (outcome === 'notTestable' && reason) || REASON_TO_BE_WRITTEN;
}
