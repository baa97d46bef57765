import type { Network } from '../agents/network';
import { type Clock, wallClock } from '../core/clock';
import { FOR_THE_REFERENCE, withPackage } from '../core/optional-package';
import type { Scheme } from '../core/settings';
import { type Generation, NOTHING_CONFIGURED, type Settings } from '../core/settings';
import type { Without } from '../core/skip-reasons';
import { type Certificate, type Launch, type LaunchPlan, launch } from '../launch/launch';
import type { Exiting } from '../launch/pool';
import { clockIsControllable } from '../launch/ready';
import type { Account, Places, Wiki } from '../wiki/wiki';
import { baseAt, HOST, type Placement } from './placement';
import type { SupportedSettings } from './supported-settings';
import type { Farm } from './target';
import { testAccounts } from './test-accounts';

/** A wiki that can be launched. */
export interface LaunchableWiki extends SupportedSettings {
  name: string;
  generation: Generation;
  places: Places;
  cookieNames?: readonly string[];
  rememberMe?: Wiki['rememberMe'];
  without?: readonly Without[];
  /** Whether anonymous and logged-in sessions each have a lifetime of their own, or one for everybody. */
  lifetimes?: 'two' | 'one';
  /** The accounts that it has in each launch; each launch is given a cast of its own where there are none. */
  accounts: readonly Account[];
  plan: LaunchPlan;
  /** The headers that its auth methods go by. */
  headers: Pick<Farm, 'userHeader' | 'tokenHeader'>;
  /** Whether its command serves several wikis, each at the host and path it is given. */
  farm: boolean;
  /** Whether its command serves HTTPS when it is told to. */
  https: boolean;
}

export interface LaunchedFarm extends Exiting {
  farm: Farm;
}

export interface ConfiguredPlacement extends Placement {
  settings: Settings;
}

/** How long a wiki that does not answer is given to have ended, in milliseconds. */
const TIME_TO_EXIT = 1_000;

/** Launches a wiki's command. */
export class Launcher {
  #timeMoves: Promise<boolean> | undefined;

  constructor(
    readonly wiki: LaunchableWiki,
    readonly network: Network,
  ) {}

  /** Throws SetUpError, with what it printed, for a command that does not work. */
  async launch(placements: readonly ConfiguredPlacement[], scheme: Scheme): Promise<LaunchedFarm> {
    const accounts = this.wiki.accounts.length > 0 ? [...this.wiki.accounts] : testAccounts();
    // A remote wiki is a server of its own, which the others know by the name Remote.
    const remoteSites = placements.filter(({ role }) => role === 'remote');
    const remote =
      remoteSites.length > 0 && (await this.#start(remoteSites, scheme, accounts, { xmlrpc: true }));
    const known = remote ? { interwiki: { Remote: `${remote.ready.origin}/` } } : {};
    const others = placements.filter((placement) => !remoteSites.includes(placement));
    const here = await this.#start(others, scheme, accounts, known).catch(async (error) => {
      if (remote) await remote.stop();
      throw error;
    });
    const all = remote ? [here, remote] : [here];
    return {
      exited: Promise.race(all.map(({ exited }) => exited)),
      stop: async () => {
        await Promise.all(all.map(({ stop }) => stop()));
      },
      farm: {
        wikis: new Map(all.flatMap(({ wikis }) => wikis)),
        clock: await this.#clock(here),
        accounts,
        ...this.wiki.headers,
        exitReport: () => Promise.race(all.map(({ exitReport }) => exitReport(TIME_TO_EXIT))),
      },
    };
  }

  async #start(
    placements: readonly ConfiguredPlacement[],
    scheme: Scheme,
    accounts: Account[],
    more: Settings,
  ) {
    const { plan, places, cookieNames, rememberMe, without } = this.wiki;
    const certificate = scheme === 'https' ? await this.#certificate() : undefined;
    const given = {
      wikis: placements.map(({ role: name, host = HOST, path, settings }) => {
        return { name, host, path, settings: { ...settings, ...more } };
      }),
      accounts,
    };
    const launched = await launch(this.network, plan, given, certificate);
    const wikis = placements.map((placement): [Placement['role'], Wiki] => {
      const settings = { ...NOTHING_CONFIGURED, ...placement.settings };
      const base = baseAt(placement, launched.port, scheme);
      const known = {
        ...(cookieNames ? { cookieNames } : {}),
        ...(rememberMe ? { rememberMe } : {}),
        ...(without ? { without } : {}),
      };
      return [placement.role, { name: placement.role, base, places, settings, ...known }];
    });
    return { ...launched, wikis };
  }

  /** Loading what makes one takes a while, and few runs need it. */
  async #certificate(): Promise<Certificate> {
    const { theCertificate } = await withPackage(FOR_THE_REFERENCE, () => import('./reference'));
    const certificate = await theCertificate();
    this.network.trust(certificate.cert);
    return certificate;
  }

  /** A program that libfaketime has no effect on must not be blamed for sessions that don't end. */
  async #clock({ clock, ready }: Launch): Promise<Clock> {
    if (!clock.advance) return clock;
    this.#timeMoves ??= clockIsControllable(this.network, ready, clock);
    return (await this.#timeMoves) ? clock : wallClock('a program that libfaketime has an effect on');
  }
}
