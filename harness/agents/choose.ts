import type { Clock } from '../clock';
import type { Evidence } from '../evidence';
import { SetUpError } from '../verdict/failures';
import type { Agent } from './agent';
import { HttpAgent } from './http/http-agent';

export type AgentKind = 'http';

/** Reads `AGENT`; throws SetUpError for one that there is not. */
export function agentKind(name = 'http'): AgentKind {
  if (name === 'http') return name;
  throw new SetUpError(`AGENT is "${name}". Set it to http, or leave it out.`);
}

/** A browser of its own for a visitor. */
export async function newAgent(
  _kind: AgentKind,
  visitor: string,
  clock: Clock,
  evidence: Evidence,
): Promise<Agent> {
  return new HttpAgent(visitor, clock, evidence);
}
