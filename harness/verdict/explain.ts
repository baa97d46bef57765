import { requirements } from '../core/requirements';
import { APPEARANCE } from './appearance';
import { toCurl } from './curl';
import type { ScenarioResult } from './result';

/** How many exchanges are shown, the last ones. */
const EXCHANGES = 4;

/** The command that runs a scenario again. */
export type Rerun = (scenario: Pick<ScenarioResult, 'location'>) => string;

/** One failure in full: the requirement, expected and seen, what was exchanged, and how to see it again. */
export function explain(scenario: ScenarioResult, rerun: Rerun): string[] {
  const requirement = requirements().get(scenario.requirement);
  const { words } = APPEARANCE[scenario.outcome];
  const lines = [
    `${words.charAt(0).toUpperCase()}${words.slice(1)}: ${scenario.requirement} (${requirement?.level})`,
    `  ${requirement?.text}`,
    `  Where it stands: ${requirement?.source}`,
    `  Scenario: ${scenario.name}`,
    ...(scenario.reason ?? '').split('\n').map((line) => `    ${line}`),
  ];
  const exchanges = scenario.evidence?.exchanges ?? [];
  if (exchanges.length > 0) lines.push(`  What was exchanged, the last of ${exchanges.length}:`);
  for (const exchange of exchanges.slice(-EXCHANGES)) {
    lines.push(
      `    ${exchange.at} ${exchange.visitor}: ${exchange.method} ${exchange.url} -> ${exchange.status}`,
    );
    if (exchange.cookie) lines.push(`      Cookie: ${exchange.cookie}`);
    for (const line of exchange.setCookies) lines.push(`      Set-Cookie: ${line}`);
    for (const { reason } of exchange.refused) lines.push(`      the browser refused it: ${reason}`);
  }
  for (const file of scenario.evidence?.files ?? []) {
    const command = file.endsWith('.zip') ? 'npx playwright show-trace ' : '';
    lines.push(`  What the browser showed: ${command}${file}`);
  }
  const last = exchanges.at(-1);
  if (last) lines.push(`  The last one again: ${toCurl(last)}`);
  lines.push(`  The scenario again: ${rerun(scenario)}`);
  return lines;
}
