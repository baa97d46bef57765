import type { ScenarioEvidence } from '../core/evidence';
import type { Need } from '../core/needs';
import type { Level } from '../core/requirements';
import type { Outcome, State } from './outcome';

/** One scenario, as it ended. */
export interface ScenarioResult {
  requirement: string;
  /** Its name, with the values of its example row. */
  name: string;
  /** FILE:LINE of the scenario or of its example row. */
  location: string;
  outcome: Outcome;
  /** Why it did not simply pass. */
  reason?: string;
  /** What to add to the target file to have it tried. */
  remedy?: string;
  /** Whether it shows the bare capability that other requirements depend on. */
  basic?: true;
  /** The broken requirement because of which it was not judged. */
  cause?: string;
  /** The baseline's entry that lists it as it ended: FILE:LINE, why it is accepted, and the issue that deals with it. */
  expected?: { where: string; reason: string; issue?: string };
  /** How many checks it made. */
  checks: number;
  /** What it needs of its target, by its tags. */
  needs?: readonly Need[];
  /** How long it took. */
  seconds?: number;
  /** Its steps, as the feature has them. */
  steps: string[];
  /** What it saw of the wiki; absent when it broke before it could say. */
  evidence?: ScenarioEvidence;
}

export interface RequirementResult {
  id: string;
  level: Level;
  state: State;
  /** How many of its scenarios held, and how many apply to the wiki. */
  held: number;
  applicable: number;
  scenarios: ScenarioResult[];
  /** Why it is not simply held. */
  reason?: string;
}
