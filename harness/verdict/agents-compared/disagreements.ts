import type { WrittenVerdict } from '../written-verdict';

type WrittenScenario = WrittenVerdict['requirements'][number]['scenarios'][number];

/** A requirement that the two agents judge differently: there is a cookie rule that they read differently. */
export interface Disagreement {
  id: string;
  level: string;
  /** Each scenario that ended otherwise; undefined where the agent's run didn't have it. */
  scenarios: { name: string; http: WrittenScenario | undefined; browser: WrittenScenario | undefined }[];
}

/** Where a run by HTTP and a run by a browser disagree, requirement by requirement. */
export function disagreements(byHttp: WrittenVerdict, byBrowser: WrittenVerdict): Disagreement[] {
  return byHttp.requirements.flatMap(({ id, level, scenarios: one }) => {
    const other = byBrowser.requirements.find((requirement) => requirement.id === id)?.scenarios ?? [];
    const names = new Set([...one, ...other].map(({ name }) => name));
    const scenarios = [...names]
      .map((name) => ({ name, http: named(one, name), browser: named(other, name) }))
      .filter(({ http, browser }) => http?.outcome !== browser?.outcome && !browserAlone(http, browser));
    return scenarios.length > 0 ? [{ id, level, scenarios }] : [];
  });
}

function named(scenarios: readonly WrittenScenario[], name: string): WrittenScenario | undefined {
  return scenarios.find((scenario) => scenario.name === name);
}

/** What a browser alone can try is no disagreement. */
function browserAlone(http: WrittenScenario | undefined, browser: WrittenScenario | undefined): boolean {
  return http?.outcome === 'notTestable' && (browser?.outcome === 'pass' || browser?.outcome === 'fail');
}
