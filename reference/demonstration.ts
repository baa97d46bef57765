import type { Account } from './accounts';
import type { Generation, Settings } from './api';

/** A wiki of the farm, as a visitor of another one is told of it. */
export interface Neighbour {
  readonly name: string;
  readonly generation: Generation;
  readonly url: string;
}

/** What any visitor of a demonstration may see and move. */
export interface Demonstration {
  readonly accounts: readonly Account[];
  /** The wikis of the farm. */
  wikis(): readonly Neighbour[];
  /** How far the wiki's clock is ahead of the machine's, in ms. */
  readonly ahead: number;
  /** @param ms 0: back to the machine's time */
  moveClock(ms: number): void;
  /** Gives the wikis of that generation these settings besides those that they have. @throws SettingsError */
  configure(generation: Generation, settings: Settings): Promise<void>;
}
