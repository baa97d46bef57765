import type { Outcome } from '../outcome';
import type { WrittenVerdict } from '../written-verdict';

type WrittenScenario = WrittenVerdict['requirements'][number]['scenarios'][number];

/** A requirement that agents judge differently: there is something that they read or do differently. */
export interface Disagreement {
  id: string;
  level: string;
  /** Each scenario that did not end alike, with what it ended as for each agent; undefined where that one's run didn't have it. */
  scenarios: { name: string; by: (WrittenScenario | undefined)[] }[];
}

/** Where runs of one wiki by several agents disagree, requirement by requirement; `by` is in the order of the runs. */
export function disagreements(runs: readonly WrittenVerdict[]): Disagreement[] {
  const agents = runs.map(({ agent }) => agent);
  return requirementsOf(runs).flatMap(({ id, level }) => {
    const all = runs.map(
      ({ requirements }) => requirements.find((other) => other.id === id)?.scenarios ?? [],
    );
    const names = new Set(all.flat().map(({ name }) => name));
    const scenarios = [...names]
      .map((name) => ({ name, by: all.map((its) => its.find((scenario) => scenario.name === name)) }))
      .filter(({ by }) => !agree(by.map((scenario, index) => [agents[index], scenario?.outcome])));
    return scenarios.length > 0 ? [{ id, level, scenarios }] : [];
  });
}

function requirementsOf(runs: readonly WrittenVerdict[]): { id: string; level: string }[] {
  const all = runs.flatMap(({ requirements }) => requirements);
  return [...new Map(all.map((requirement) => [requirement.id, requirement])).values()];
}

/** What a browser alone can try is no disagreement with what asks over HTTP. */
function agree(
  outcomes: readonly (readonly [agent: string | undefined, outcome: Outcome | undefined])[],
): boolean {
  const triedByBrowser = outcomes.some(
    ([agent, outcome]) => agent !== 'http' && (outcome === 'pass' || outcome === 'fail'),
  );
  const counted = outcomes.filter(
    ([agent, outcome]) => !(triedByBrowser && agent === 'http' && outcome === 'notTestable'),
  );
  return new Set(counted.map(([, outcome]) => outcome)).size === 1;
}
