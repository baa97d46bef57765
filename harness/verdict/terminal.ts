import { styleText } from 'node:util';
import { toCurl } from './curl';
import type { RequirementResult, ScenarioResult, Verdict } from './ledger';
import { IN_WORDS, type Outcome } from './outcome';
import { requirements } from './requirements';

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
export function terminalReport(verdict: Verdict, rerun: (scenario: ScenarioResult) => string): string {
  const { requirements: results } = verdict;
  if (results.length === 0) return `\n${sentence(verdict)}\n`;
  const lines: string[] = [''];
  for (const { scenarios } of results) {
    for (const scenario of scenarios)
      if (isBad(scenario.outcome)) lines.push(...explain(scenario, rerun), '');
  }
  const telling = results.filter(({ outcome, scenarios }) => scenarios.length > 0 && outcome !== 'pass');
  const width = Math.max(0, ...telling.map(({ id }) => id.length));
  for (const result of telling) lines.push(...requirementLines(result, width));
  if (telling.length > 0) lines.push('');
  lines.push(...notTestedLines(results), ...summary(verdict));
  return `${lines.join('\n')}\n`;
}

function isBad(outcome: Outcome): boolean {
  return outcome === 'fail' || outcome === 'harnessError' || outcome === 'unexpectedPass';
}

function explain(scenario: ScenarioResult, rerun: (scenario: ScenarioResult) => string): string[] {
  const requirement = requirements().get(scenario.requirement);
  const heading = scenario.outcome === 'harnessError' ? 'Could not be judged' : 'Broken';
  const lines = [
    styleText(STYLES[scenario.outcome], `${heading}: ${scenario.requirement} (${requirement?.level})`),
    `  ${requirement?.text}`,
    `  Where it stands: ${requirement?.source}`,
    `  Scenario: ${scenario.name}`,
    ...(scenario.reason ?? '').split('\n').map((line) => `    ${line}`),
  ];
  const exchanges = scenario.evidence?.exchanges ?? [];
  if (exchanges.length > 0) lines.push(`  What was exchanged, the last of ${exchanges.length}:`);
  for (const exchange of exchanges.slice(-4)) {
    lines.push(
      `    ${exchange.at} ${exchange.visitor}: ${exchange.method} ${exchange.url} -> ${exchange.status}`,
    );
    if (exchange.cookie) lines.push(`      Cookie: ${exchange.cookie}`);
    for (const line of exchange.setCookies) lines.push(`      Set-Cookie: ${line}`);
    for (const { reason } of exchange.refused) lines.push(`      the browser refused it: ${reason}`);
  }
  const last = exchanges.at(-1);
  if (last) lines.push(`  The last one again: ${toCurl(last)}`);
  lines.push(`  The scenario again: ${rerun(scenario)}`);
  return lines;
}

function requirementLines(
  { id, level, outcome, scenarios, reason }: RequirementResult,
  width: number,
): string[] {
  const count = scenarios.filter((scenario) => scenario.outcome === outcome).length;
  const apart = level === 'documented' ? '' : ` [${level}]`;
  const of = `${count} of ${scenarios.length} scenarios`;
  const why = outcome === 'notTestable' || outcome === 'notApplicable' ? `: ${reason}` : '';
  return [
    `${styleText(STYLES[outcome], `  ${id.padEnd(width)}  ${IN_WORDS[outcome]}`)}${apart}, ${of}${why}`,
  ];
}

/** What was missing, and what to add to the target file to have more tried. */
function notTestedLines(results: readonly RequirementResult[]): string[] {
  const scenarios = results.flatMap((result) => result.scenarios).filter((s) => s.outcome === 'notTestable');
  if (scenarios.length === 0) return [];
  const groups = new Map<string, ScenarioResult[]>();
  for (const scenario of scenarios) {
    const key = `${scenario.remedy ?? 'run it'}`;
    groups.set(key, [...(groups.get(key) ?? []), scenario]);
  }
  const lines = [...groups].map(([remedy, group]) => `  ${group.length} with ${remedy}`);
  return ['Scenarios that were not tried, and what it takes:', ...lines, ''];
}

function summary(verdict: Verdict): string[] {
  const ran = verdict.requirements.filter(({ scenarios }) => scenarios.length > 0);
  const count = (...outcomes: Outcome[]) => ran.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const left = verdict.requirements.length - ran.length;
  const numbers = [
    `${count('pass')} held`,
    `${count('fail', 'expectedFailure')} broken`,
    `${count('notTestable')} not tested in full`,
    ...(count('harnessError') ? [`${count('harnessError')} could not be judged`] : []),
    ...(count('unexpectedPass') ? [`${count('unexpectedPass')} held against expectation`] : []),
    ...(left > 0 ? [`${left} left out of this run`] : []),
  ];
  return [`Of ${verdict.requirements.length} requirements: ${numbers.join(', ')}.`, sentence(verdict)];
}

/** The verdict in one sentence. */
export function sentence(verdict: Verdict): string {
  const who = `${verdict.target}, by ${verdict.agent}`;
  const which = verdict.levels.join(', ');
  if (!verdict.judged) return styleText('magenta', `Not judged: ${who}.\n${indented(verdict.reason ?? '')}`);
  const deciding = verdict.requirements.filter(({ level }) => verdict.levels.includes(level));
  if (verdict.conformant) {
    const gaps = deciding.some(({ outcome }) => outcome === 'notTestable') ? ' that could be tried' : '';
    return styleText('green', `Conformant: ${who}, keeps every ${which} requirement${gaps}.`);
  }
  const broken = deciding.filter(({ outcome }) => outcome === 'fail' || outcome === 'unexpectedPass');
  const ids = broken.map(({ id }) => id).join(', ');
  return styleText('red', `Not conformant: ${who}, does not keep ${ids}.`);
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
