import { styleText } from 'node:util';
import { APPEARANCE, type Tone } from './appearance';
import { TONES } from './conclusion';
import { dependentGroups } from './dependencies';
import { explain, type Rerun } from './explain';
import { explorationLines } from './exploration-lines';
import { finalSentence } from './final-sentence';
import type { ComparedBaseline, Verdict } from './judge';
import type { RequirementResult, ScenarioResult } from './result';
import { firstFew, skipLines } from './skip-groups';
import { totalsLines } from './totals';

const COLOURS: Record<Tone, Parameters<typeof styleText>[0]> = {
  good: 'green',
  bad: 'red',
  warning: 'yellow',
  error: 'magenta',
  dim: 'gray',
};

/** The end of a run: failures explained, each requirement that is not simply held, the totals, the final sentence. */
export function terminalReport(verdict: Verdict, rerun: Rerun): string {
  const { requirements: results, baseline } = verdict;
  const scenarios = results.flatMap((result) => result.scenarios);
  const sections = [
    ...groupedByReason(scenarios.filter(isUnexpected)).map((group) => explainedLines(group, rerun)),
    requirementsLines(results),
    dependentLines(scenarios),
    skippedLines(scenarios),
    baselineLines(baseline),
    verdict.exploration ? explorationLines(verdict.exploration, rerun) : [],
    [...totalsLines(verdict), styleText(COLOURS[TONES[verdict.conclusion]], finalSentence(verdict))],
  ];
  const paragraphs = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `\n${paragraphs.join('\n\n')}\n`;
}

function isUnexpected({ outcome }: ScenarioResult): boolean {
  return outcome === 'fail' || outcome === 'harnessError';
}

type Group = [ScenarioResult, ...ScenarioResult[]];

/** One cause may break the set-up of a hundred scenarios, which are one group; each failure is a group of its own. */
function groupedByReason(scenarios: readonly ScenarioResult[]): Group[] {
  const groups = new Map<unknown, Group>();
  for (const scenario of scenarios) {
    const key = scenario.outcome === 'harnessError' && scenario.reason ? scenario.reason : scenario;
    const group = groups.get(key);
    if (group) group.push(scenario);
    else groups.set(key, [scenario]);
  }
  return [...groups.values()];
}

function explainedLines([first, ...others]: Group, rerun: Rerun): string[] {
  const [heading = '', ...rest] = explain(first, rerun);
  const more = others.length > 0 ? [`  For the same reason: ${others.length} more, of ${idsOf(others)}`] : [];
  return [styleText(COLOURS[APPEARANCE[first.outcome].tone], heading), ...rest, ...more];
}

function idsOf(scenarios: readonly ScenarioResult[]): string {
  return firstFew([...new Set(scenarios.map(({ requirement }) => requirement))]);
}

/** What is not simply held, but for what depends on a broken requirement: that has one line for all of it. */
function requirementsLines(results: readonly RequirementResult[]): string[] {
  const shown = results.filter(
    ({ state, scenarios }) =>
      !['held', 'leftOut'].includes(state) &&
      !(state === 'notJudged' && scenarios.every(({ outcome }) => outcome !== 'harnessError')),
  );
  const width = Math.max(0, ...shown.map(({ id }) => id.length));
  return shown.map(({ id, level, state, held, applicable, reason }) => {
    const { words, tone } = APPEARANCE[state];
    const apart = level === 'documented' ? '' : ` [${level}]`;
    const explained = state === 'broken' || state === 'notJudged';
    const why = explained ? '' : `: ${reason}`;
    const heading = styleText(COLOURS[tone], `  ${id.padEnd(width)}  ${words}`);
    return `${heading}${apart}, ${held} of ${applicable} scenarios held${why}`;
  });
}

function dependentLines(scenarios: readonly ScenarioResult[]): string[] {
  return dependentGroups(scenarios).map((group) => {
    const ids = firstFew(group.requirements, 8, ', ');
    return `Not judged, because it depends on ${group.cause}, which is broken: ${group.scenarios} scenarios of ${ids}`;
  });
}

function skippedLines(scenarios: readonly ScenarioResult[]): string[] {
  const lines = skipLines(scenarios);
  return lines.length > 0 ? ['Scenarios that were not tried:', ...lines] : [];
}

function baselineLines(baseline: ComparedBaseline | undefined): string[] {
  if (!baseline || baseline.problems.length === 0) return [];
  return [
    styleText('red', `The baseline ${baseline.file} is to be changed:`),
    ...baseline.problems.map((problem) => `  ${problem}`),
  ];
}
