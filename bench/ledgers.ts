/** What of a run's verdict.json is compared. */
export interface WrittenLedger {
  requirements: readonly {
    id: string;
    scenarios: readonly { name: string; location: string; outcome: string; checks: number }[];
  }[];
}

/** Where runs of one suite on one wiki do not agree: a sentence for each scenario. @param ledgers by the run's name */
export function disagreements(ledgers: ReadonlyMap<string, WrittenLedger>): string[] {
  const seen = new Map<string, Map<string, string[]>>();
  for (const [run, { requirements }] of ledgers) {
    for (const { id, scenarios } of requirements) {
      for (const { name, location, outcome, checks } of scenarios) {
        const scenario = `${id}: "${name}" (${location})`;
        const ways = seen.get(scenario) ?? new Map<string, string[]>();
        const way = `${outcome} with ${checks} checks`;
        ways.set(way, [...(ways.get(way) ?? []), run]);
        seen.set(scenario, ways);
      }
    }
  }
  return [...seen].flatMap(([scenario, ways]) => {
    const absent = [...ledgers.keys()].filter((run) => ![...ways.values()].flat().includes(run));
    if (absent.length > 0) ways.set('not run', absent);
    if (ways.size === 1) return [];
    return [`${scenario}: ${[...ways].map(([way, runs]) => `${way} in ${some(runs)}`).join('; ')}`];
  });
}

function some(runs: readonly string[]): string {
  return runs.length > 3 ? `${runs.length} runs` : runs.join(', ');
}
