/** How many checks the scenarios of each name made together, by requirement. */
export type CheckCounts = Record<string, Record<string, number>>;

/** What of a run's verdict.json is counted. */
export interface CountedRun {
  agent: string;
  requirements: readonly {
    id: string;
    scenarios: readonly { name: string; checks: number; needs?: readonly string[] }[];
  }[];
}

/**
 * Counts the checks of a run. The rows of an outline whose names are alike are one number.
 * @param before what was counted before: it stays for what a run without a browser can't try
 */
export function countChecks({ agent, requirements }: CountedRun, before: CheckCounts = {}): CheckCounts {
  const counts: CheckCounts = {};
  for (const { id, scenarios } of requirements) {
    for (const { name, checks, needs = [] } of scenarios) {
      counts[id] ??= {};
      counts[id][name] =
        agent === 'http' && needs.includes('browser')
          ? (before[id]?.[name] ?? 0)
          : (counts[id][name] ?? 0) + checks;
    }
  }
  return counts;
}

/** Where a run checks less than was committed, and which scenarios were never counted: a sentence for each. */
export function compareCounts(committed: CheckCounts, counted: CheckCounts): string[] {
  const fewer = everyCount(committed).flatMap(([id, name, before]) => {
    const now = counted[id]?.[name] ?? 0;
    return now < before ? [`${id}: "${name}" made ${now} checks; expected ${before} or more.`] : [];
  });
  const uncounted = everyCount(counted).flatMap(([id, name]) =>
    committed[id]?.[name] === undefined ? [`${id}: "${name}" is not counted yet.`] : [],
  );
  return [...fewer, ...uncounted];
}

function everyCount(counts: CheckCounts): [id: string, name: string, checks: number][] {
  return Object.entries(counts).flatMap(([id, scenarios]) =>
    Object.entries(scenarios).map(([name, checks]): [string, string, number] => [id, name, checks]),
  );
}
