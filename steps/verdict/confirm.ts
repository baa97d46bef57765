import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { AgentKind } from '../../harness/agents/choose';
import { readVerdict } from '../../harness/verdict/written-verdict';
import { runnerArguments } from './runner';

/** How a told story came out as a scenario; undefined where it was not run. */
export interface Confirmation {
  outcome: string | undefined;
  reason?: string;
}

/** Runs one feature as anybody would, in a process of its own and with reports of its own. */
export async function runFeature(
  file: string,
  { wiki, agent, reports }: { wiki: string | undefined; agent: AgentKind; reports: string },
): Promise<Confirmation> {
  const { EXPLORE: _explore, BASELINE: _baseline, ...env } = process.env;
  const child = spawn(process.execPath, [...runnerArguments(), file], {
    stdio: 'ignore',
    env: { ...env, ...(wiki ? { WIKI: wiki } : {}), AGENT: agent, REPORTS: reports },
  });
  await new Promise<void>((resolve, reject) => child.once('error', reject).once('close', () => resolve()));
  const { requirements, reason } = readVerdict(join(reports, 'verdict.json'));
  const [scenario] = requirements.flatMap(({ scenarios }) => scenarios);
  const why = scenario?.reason ?? reason;
  return { outcome: scenario?.outcome, ...(why ? { reason: why } : {}) };
}
