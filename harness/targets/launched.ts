import { type Clock, wallClock } from '../clock';
import { immovable } from '../lasting';
import { type Launch, type LaunchPlan, launch } from '../launch/launch';
import { type Ending, LaunchPool } from '../launch/pool';
import { movesTime } from '../launch/ready';
import { configured, type Generation, NOTHING_CONFIGURED, type Settings } from '../settings';
import type { NotTestable } from '../verdict/failures';
import type { Account, Places, Wiki } from '../wiki/wiki';
import { cast } from './cast';
import { noCleaningUp, noFarmLaunched, noMacro, noScheme, noSuperuser } from './lacks';
import { LAYOUTS } from './layouts';
import type { Need } from './needs';
import { checkIsWiki, checkSignsIn, lookAt, type Sights } from './sights';
import { type Taken, takesNot } from './taken';
import type { Farm, Target } from './target';
import { baseAt, HOST, type Site, settingsFor, type Wish } from './wish';

/** A wiki that can be launched. */
export interface LaunchableWiki extends Taken {
  name: string;
  generation: Generation;
  places: Places;
  cookieName?: string;
  /** The accounts that it has in each launch; each launch is given a cast of its own where there are none. */
  accounts: readonly Account[];
  plan: LaunchPlan;
  /** Whether its command serves several wikis, each at the host and path it is given. */
  farm: boolean;
}

interface LaunchedFarm extends Ending {
  farm: Farm;
}

interface ConfiguredSite extends Site {
  settings: Settings;
}

/** How long a wiki that does not answer is given to have ended, in milliseconds. */
const LAST_MOMENTS = 1_000;

/** A wiki that is launched with what a scenario needs, once for each distinct set of wikis and settings. */
export class LaunchedTarget implements Target {
  readonly name: string;
  readonly generations: readonly Generation[];
  #pool = new LaunchPool<LaunchedFarm>();
  #sights: Promise<Sights> | undefined;
  #timeMoves: Promise<boolean> | undefined;

  constructor(readonly wiki: LaunchableWiki) {
    this.name = wiki.name;
    this.generations = [wiki.generation];
  }

  /** Launches it with nothing configured: a command that does not work is found before the first scenario. */
  async check(): Promise<void> {
    const { wikis, accounts } = await this.#unconfigured();
    const wiki = wikis.get('first') as Wiki;
    await checkIsWiki(wiki);
    const user = accounts.find(({ superuser, disabled }) => !superuser && !disabled);
    if (user) await checkSignsIn(wiki, user);
  }

  async provide(wish: Wish): Promise<Farm> {
    this.#refuse(wish);
    const sites = wish.sites.map((site) => ({ ...site, settings: configured(settingsFor(wish, site.role)) }));
    return (await this.#pool.get(JSON.stringify(sites), () => this.#launch(sites))).farm;
  }

  async lacks(need: Need): Promise<NotTestable | undefined> {
    const { farm, accounts } = this.wiki;
    switch (need) {
      case 'clock': {
        const { clock } = await this.#unconfigured();
        return clock.advance ? undefined : immovable(clock);
      }
      case 'settings':
        return undefined;
      case 'farm':
        return farm ? undefined : noFarmLaunched('a farm');
      case 'remote':
        return takesNot(this.wiki, { interwiki: {}, xmlrpc: true }, 'a remote wiki');
      case 'https':
        return noScheme('https');
      case 'cleaning-up':
        return noCleaningUp();
      case 'superuser':
        return accounts.length === 0 || accounts.some(({ superuser }) => superuser)
          ? undefined
          : noSuperuser();
      case 'example-macro':
        return (await this.#look()).exampleMacro ? undefined : noMacro(need);
      case 'dict-macro':
        return (await this.#look()).dictMacro ? undefined : noMacro(need);
    }
  }

  #look(): Promise<Sights> {
    this.#sights ??= this.#unconfigured().then(({ wikis }) => lookAt(wikis.get('first') as Wiki));
    return this.#sights;
  }

  async stop(): Promise<void> {
    await this.#pool.stop();
  }

  #unconfigured(): Promise<Farm> {
    const { generation } = this.wiki;
    return this.provide({ generation, layout: 'one wiki', sites: LAYOUTS['one wiki'].sites, conditions: [] });
  }

  async #launch(sites: readonly ConfiguredSite[]): Promise<LaunchedFarm> {
    const accounts = this.wiki.accounts.length > 0 ? [...this.wiki.accounts] : cast();
    // A remote wiki is a server of its own, which the others know by the name Remote.
    const remoteSites = sites.filter(({ role }) => role === 'remote');
    const remote = remoteSites.length > 0 && (await this.#start(remoteSites, accounts, { xmlrpc: true }));
    const known = remote ? { interwiki: { Remote: `${remote.ready.origin}/` } } : {};
    const others = sites.filter((site) => !remoteSites.includes(site));
    const here = await this.#start(others, accounts, known).catch(async (error) => {
      if (remote) await remote.stop();
      throw error;
    });
    const all = remote ? [here, remote] : [here];
    return {
      gone: Promise.race(all.map(({ gone }) => gone)),
      stop: async () => {
        await Promise.all(all.map(({ stop }) => stop()));
      },
      farm: {
        wikis: new Map(all.flatMap(({ wikis }) => wikis)),
        clock: await this.#clock(here),
        accounts,
        outage: () => Promise.race(all.map(({ outage }) => outage(LAST_MOMENTS))),
      },
    };
  }

  async #start(sites: readonly ConfiguredSite[], accounts: Account[], more: Settings) {
    const { plan, places, cookieName } = this.wiki;
    const launched = await launch(plan, {
      wikis: sites.map(({ role: name, host = HOST, path, settings }) => {
        return { name, host, path, settings: { ...settings, ...more } };
      }),
      accounts,
    });
    const wikis = sites.map((site): [Site['role'], Wiki] => {
      const settings = { ...NOTHING_CONFIGURED, ...site.settings };
      const base = baseAt(site, launched.port);
      return [site.role, { name: site.role, base, places, settings, ...(cookieName ? { cookieName } : {}) }];
    });
    return { ...launched, wikis };
  }

  /** A program that libfaketime has no effect on must not be blamed for sessions that don't end. */
  async #clock({ clock, ready }: Launch): Promise<Clock> {
    if (!clock.advance) return clock;
    this.#timeMoves ??= movesTime(ready, clock);
    return (await this.#timeMoves) ? clock : wallClock('a program that libfaketime has an effect on');
  }

  #refuse(wish: Wish): void {
    const { sites, layout } = wish;
    const elsewhere = sites.length > 1 || sites[0]?.host || sites[0]?.path !== '/';
    const remote = sites.some(({ role }) => role === 'remote');
    if (!this.wiki.farm && elsewhere && !remote) {
      throw noFarmLaunched(`${sites.length > 1 ? 'a farm on ' : ''}${layout}`);
    }
    if (wish.scheme === 'https') throw noScheme('https');
    const settings = wish.conditions.map(({ text, example }) => takesNot(this.wiki, example, text));
    const lack = [remote && takesNot(this.wiki, { interwiki: {}, xmlrpc: true }, layout), ...settings].find(
      Boolean,
    );
    if (lack) throw lack;
  }
}
