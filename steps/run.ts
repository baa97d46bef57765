import { type AgentKind, agentKind, stopAgents } from '../harness/agents/choose';
import { SetUpError } from '../harness/core/errors';
import { chooseTarget } from '../harness/targets/choose';
import type { Target } from '../harness/targets/target';

let target: Promise<Target> | undefined;

/** The target of this run, chosen by `WIKI` when the first scenario asks for it. */
export async function theTarget(): Promise<Target> {
  // Nobody wants to hear any more how the scenario would end.
  if (interrupted) return new Promise(() => {});
  target ??= chooseTarget().then(refuseRudeness);
  return target;
}

/** Whoever asks a wiki politely does so one request at a time. */
function refuseRudeness(chosen: Target): Target {
  if (!chosen.live) return chosen;
  const rude = `${chosen.name} is to be asked politely, one request at a time`;
  if (agent !== 'http') {
    throw new SetUpError(
      `${rude}: a browser asks for what it likes. Leave out AGENT=${agent} or its profile.`,
    );
  }
  // The run as a whole, and where a profile says it, its workers.
  if (process.argv.some((argument) => argument.startsWith('--parallel')) || process.env.CUCUMBER_WORKER_ID) {
    throw new SetUpError(`${rude}. Leave out --parallel.`);
  }
  return chosen;
}

let agent: AgentKind = 'http';

/** What `AGENT` says, or for want of it the profile. */
export function theAgentKind(profile: { agent?: string | undefined }): AgentKind {
  agent = agentKind(process.env.AGENT ?? profile.agent);
  return agent;
}

/** Ends what the scenarios of this process have in common. */
export async function stopRun(): Promise<void> {
  const chosen = await target?.catch(() => undefined);
  target = undefined;
  await Promise.all([stopAgents(agent), chosen?.stop()]);
}

let interrupted = false;

/** Whether somebody ended the run: what the scenarios under way still do says nothing. */
export const isInterrupted = (): boolean => interrupted;

/** Ends the run before its end; no wiki is provided any more. */
export async function interruptRun(): Promise<void> {
  interrupted = true;
  await stopRun();
}
