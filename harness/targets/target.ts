import type { Network } from '../agents/network';
import type { Clock } from '../core/clock';
import type { NotTestable } from '../core/errors';
import type { TargetNeed } from '../core/needs';
import type { Generation } from '../core/settings';
import type { Without } from '../core/skip-reasons';
import type { NewBrowser } from '../wiki/session/browsers';
import type { Account, Wiki } from '../wiki/wiki';
import type { NewAgent } from './check-wiki';
import type { Placement } from './placement';
import type { WikiRequest } from './wiki-request';

/** The wikis that a target provides for a request: one, or a farm. */
export interface Farm {
  wikis: ReadonlyMap<Placement['role'], Wiki>;
  clock: Clock;
  accounts: Account[];
  /** What the wiki has stored of sessions; absent where the suite can't see it. */
  stored?: { sessions(): Promise<number | undefined>; cleanUp(): Promise<unknown> };
  /** Disables an account, or enables it again; absent where the suite can't. */
  disable?(account: Account, disabled: boolean): void;
  /** The request header in which a reverse proxy names the user (auth method header_auth), where there is one. */
  userHeader?: string;
  /** The header in which a visitor gets a session token and sends it back (auth method token_session). */
  tokenHeader?: string;
  /** How the wiki ended and what it printed, where it was launched and is no more; waits for it a moment. */
  exitReport?(): Promise<string | undefined>;
}

/** What an operator can do: provide a wiki with these settings, move its clock, say what it can't do. */
export interface Target {
  readonly name: string;
  /** By which the wikis are reached. */
  readonly network: Network;
  readonly generations: readonly Generation[];
  /** Whether all of its wikis are one program with other settings, which names its cookies alike. */
  readonly oneProgram: boolean;
  /** What its wikis have not got at all. */
  readonly without: readonly Without[];
  /** Others use the wiki too: what would disturb them is left out. */
  readonly live?: boolean;
  /** What it takes to have a wiki with other settings: nothing, a launch, which takes a while, or it can't be had. */
  readonly otherSettings: 'free' | 'launched' | 'none';
  /** From now on its wikis are looked at with such browsers, those of the scenarios; over HTTP before. */
  lookWith?(newBrowser: NewBrowser): void;
  /** Throws SetUpError when there is no wiki to be judged at all; called once, before the first scenario. */
  check(newAgent: NewAgent): Promise<void>;
  /** Throws NotTestable for a request that this target can't grant. */
  provide(request: WikiRequest): Promise<Farm>;
  /** Why a scenario with this need can't be tested at all; undefined where it may be, as far as `provide` grants it. */
  lacks(need: TargetNeed): Promise<NotTestable | undefined>;
  /** Ends what `provide` began. */
  stop(): Promise<void>;
}
