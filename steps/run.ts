import { type AgentKind, agentKind } from '../harness/agents/choose';
import { SetUpError } from '../harness/core/errors';
import { Run } from '../harness/run';
import { chooseTarget } from '../harness/targets/choose';
import type { Target } from '../harness/targets/target';

let run: Promise<Run> | undefined;

/** What `AGENT` says, or otherwise the profile. Throws SetUpError for one that there is not. */
export function theAgentKind(profile: { agent?: string | undefined }): AgentKind {
  return agentKind(process.env.AGENT ?? profile.agent);
}

/** The run of this process; its target is chosen by `WIKI` when the first scenario asks for it. */
export async function theRun(profile: { agent?: string | undefined }): Promise<Run> {
  // No scenario of an interrupted run goes on.
  if (interrupted) return new Promise(() => {});
  run ??= chooseTarget().then((target) => {
    const agent = theAgentKind(profile);
    assertSequential(target, agent);
    return new Run(target, agent);
  });
  return run;
}

/** A wiki that is to be asked politely is asked one request at a time. */
function assertSequential({ name, live }: Target, agent: AgentKind): void {
  if (!live) return;
  const polite = `${name} is to be asked politely, one request at a time`;
  if (agent !== 'http') {
    throw new SetUpError(
      `${polite}: a browser asks for what it likes. Leave out AGENT=${agent} or its profile.`,
    );
  }
  // The run as a whole, and where a profile says it, its workers.
  if (process.argv.some((argument) => argument.startsWith('--parallel')) || process.env.CUCUMBER_WORKER_ID) {
    throw new SetUpError(`${polite}. Leave out --parallel.`);
  }
}

/** Ends what the scenarios of this process share. */
export async function stopRun(): Promise<void> {
  const begun = await run?.catch(() => undefined);
  run = undefined;
  await begun?.stop();
}

let interrupted = false;

/** Whether somebody ended the run: what the scenarios under way still do says nothing. */
export const isInterrupted = (): boolean => interrupted;

/** Ends the run before its end; no wiki is provided any more. */
export async function interruptRun(): Promise<void> {
  interrupted = true;
  await stopRun();
}
