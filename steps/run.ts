import { type AgentKind, agentKind, stopAgents } from '../harness/agents/choose';
import { chooseTarget } from '../harness/targets/choose';
import type { Target } from '../harness/targets/target';

let target: Promise<Target> | undefined;

/** The target of this run, chosen by `WIKI` when the first scenario asks for it. */
export function theTarget(): Promise<Target> {
  target ??= chooseTarget();
  return target;
}

let agent: AgentKind = 'http';

/** What `AGENT` says, or for want of it the profile. */
export function theAgentKind(profile: { agent?: string | undefined }): AgentKind {
  agent = agentKind(process.env.AGENT ?? profile.agent);
  return agent;
}

/** Ends what the scenarios of this process have in common. */
export async function stopRun(): Promise<void> {
  await stopAgents(agent);
  const chosen = await target?.catch(() => undefined);
  target = undefined;
  await chosen?.stop();
}
