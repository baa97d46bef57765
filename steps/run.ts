import { type AgentKind, agentKind } from '../harness/agents/choose';
import { chooseTarget } from '../harness/targets/choose';
import type { Target } from '../harness/targets/target';

let target: Promise<Target> | undefined;

/** The target of this process, chosen by `WIKI` when the first scenario asks for it. */
export function theTarget(): Promise<Target> {
  target ??= chooseTarget();
  return target;
}

export async function stopTarget(): Promise<void> {
  const chosen = await target?.catch(() => undefined);
  await chosen?.stop();
}

/** What `AGENT` says. */
export function theAgentKind(): AgentKind {
  return agentKind(process.env.AGENT);
}
