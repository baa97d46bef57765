import { styleText } from 'node:util';
import { explain, type Rerun } from './explain';
import { firstFew, gapsOf } from './gaps';
import type { Gate, RequirementResult, ScenarioResult, Verdict } from './ledger';
import { IN_WORDS, type Outcome } from './outcome';
import { numbers, sentence } from './sentence';

type Style = Parameters<typeof styleText>[0];

const STYLES: Record<Outcome, Style> = {
  fail: 'red',
  harnessError: 'magenta',
  unexpectedPass: 'red',
  expectedFailure: 'yellow',
  notTestable: 'yellow',
  pass: 'green',
  notApplicable: 'gray',
};

/** The summary at the end of a run: failures explained, each requirement that is not simply held, the verdict. */
export function terminalReport(verdict: Verdict, rerun: Rerun): string {
  const { requirements: results, gate } = verdict;
  if (results.length === 0) return `\n${coloured(verdict)}\n`;
  const lines: string[] = [''];
  for (const [scenario, ...alike] of alikes(results.flatMap(({ scenarios }) => scenarios).filter(isBad))) {
    const [heading = '', ...rest] = explain(scenario, rerun);
    lines.push(styleText(STYLES[scenario.outcome], heading), ...rest);
    if (alike.length > 0) lines.push(`  For the same reason: ${alike.length} more, of ${idsOf(alike)}`);
    lines.push('');
  }
  const telling = results.filter(({ outcome, scenarios }) => scenarios.length > 0 && outcome !== 'pass');
  const width = Math.max(0, ...telling.map(({ id }) => id.length));
  for (const result of telling) lines.push(...requirementLines(result, width));
  if (telling.length > 0) lines.push('');
  lines.push(...notTestedLines(results), ...gateLines(gate), numbers(verdict), coloured(verdict));
  return `${lines.join('\n')}\n`;
}

/** What broke the set-up of one scenario may break that of a hundred, and is told once; each failure has its own. */
function alikes(scenarios: readonly ScenarioResult[]): [ScenarioResult, ...ScenarioResult[]][] {
  const groups = new Map<unknown, [ScenarioResult, ...ScenarioResult[]]>();
  for (const scenario of scenarios) {
    const key = scenario.outcome === 'harnessError' && scenario.reason ? scenario.reason : scenario;
    const group = groups.get(key);
    if (group) group.push(scenario);
    else groups.set(key, [scenario]);
  }
  return [...groups.values()];
}

function idsOf(scenarios: readonly ScenarioResult[]): string {
  return firstFew([...new Set(scenarios.map(({ requirement }) => requirement))]);
}

function isBad({ outcome }: ScenarioResult): boolean {
  return outcome === 'fail' || outcome === 'harnessError';
}

function coloured(verdict: Verdict): string {
  const { judged, conformant, gate } = verdict;
  const style = !judged ? 'magenta' : !gate.passed ? 'red' : conformant ? 'green' : 'yellow';
  return styleText(style, sentence(verdict));
}

/** What keeps the gate closed besides what is broken. */
function gateLines({ baseline, problems }: Gate): string[] {
  if (problems.length === 0) return [];
  return [
    styleText('red', `The baseline ${baseline} is to be changed:`),
    ...problems.map((problem) => `  ${problem}`),
    '',
  ];
}

function requirementLines(
  { id, level, outcome, scenarios, reason }: RequirementResult,
  width: number,
): string[] {
  const count = scenarios.filter((scenario) => scenario.outcome === outcome).length;
  const apart = level === 'documented' ? '' : ` [${level}]`;
  const of = `${count} of ${scenarios.length} scenarios`;
  const why = ['notTestable', 'notApplicable', 'expectedFailure', 'unexpectedPass'].includes(outcome)
    ? `: ${reason}`
    : '';
  return [
    `${styleText(STYLES[outcome], `  ${id.padEnd(width)}  ${IN_WORDS[outcome]}`)}${apart}, ${of}${why}`,
  ];
}

/** What was missing, and what to do to have more tested. */
function notTestedLines(results: readonly RequirementResult[]): string[] {
  const gaps = gapsOf(results.flatMap(({ scenarios }) => scenarios));
  if (gaps.length === 0) return [];
  const lines = gaps.flatMap(({ scenarios, requirements, missing, remedy }) => [
    `  ${scenarios} of ${firstFew(requirements)}`,
    `    missing: ${firstFew(missing)}`,
    `    to have them tested: ${remedy}`,
  ]);
  return ['Scenarios that were not tested:', ...lines, ''];
}
