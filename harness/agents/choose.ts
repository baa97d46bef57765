import type { Clock } from '../core/clock';
import { SetUpError } from '../core/errors';
import type { Evidence } from '../core/evidence';
import { FOR_A_BROWSER, withPackage } from '../core/optional-package';
import type { Agent } from './agent';
import type { BrowserName } from './browser/find-browser';
import { HttpAgent } from './http/http-agent';
import type { Network } from './network';

/** `browser` is Chromium, or the Chrome that is there. */
export type AgentKind = 'http' | 'browser' | 'firefox' | 'webkit';

const BROWSERS: Record<Exclude<AgentKind, 'http'>, BrowserName> = {
  browser: 'chromium',
  firefox: 'firefox',
  webkit: 'webkit',
};

/** Reads `AGENT`; throws SetUpError for one that there is not. */
export function agentKind(name = 'http'): AgentKind {
  if (name === 'http' || name in BROWSERS) return name as AgentKind;
  const known = Object.keys(BROWSERS).join(', ');
  throw new SetUpError(`AGENT is "${name}". Set it to http, ${known}, or leave it out.`);
}

/** Throws SetUpError when this machine has no such browser, or nothing to drive it. */
export async function checkAgent(kind: AgentKind): Promise<void> {
  if (kind === 'http') return;
  const { findBrowser } = await withPackage(FOR_A_BROWSER, () => import('./browser/find-browser'));
  findBrowser(BROWSERS[kind], { whole: false });
}

export interface VisitorsBrowser {
  visitor: string;
  clock: Clock;
  evidence: Evidence;
  network: Network;
  /** Whether the visitor will close the browser and come back. */
  closesBrowser: boolean;
}

/** A browser of their own for a visitor. */
export async function newAgent(kind: AgentKind, its: VisitorsBrowser): Promise<Agent> {
  const { visitor, clock, evidence, network, closesBrowser } = its;
  if (kind === 'http') return new HttpAgent(visitor, clock, evidence, network);
  // Loaded only when it is used: Playwright takes longer to load than the whole HTTP agent.
  const { BrowserAgent } = await import('./browser/browser-agent');
  return new BrowserAgent(visitor, clock, evidence, { browser: BROWSERS[kind], closesBrowser }, network);
}

/** Ends what the agents of this process have in common. */
export async function stopAgents(kind: AgentKind): Promise<void> {
  if (kind === 'http') return;
  const { closeAll } = await import('./browser/window');
  await closeAll();
}
