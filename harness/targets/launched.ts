import { Network } from '../agents/network';
import type { NotTestable } from '../core/errors';
import type { TargetNeed } from '../core/needs';
import { configured, type Generation, type Settings } from '../core/settings';
import {
  clockFixed,
  noAnonymousReaders,
  noCleaningUp,
  noFarmLaunched,
  noHttpsLaunched,
  noMacro,
  noSuperuser,
  type Without,
} from '../core/skip-reasons';
import { LaunchPool } from '../launch/pool';
import { removeSharedFolder } from '../launch/shared-folder';
import type { NewBrowser } from '../wiki/session/browsers';
import { address, type Wiki } from '../wiki/wiki';
import { checkWiki, type NewAgent } from './check-wiki';
import { type LaunchableWiki, type LaunchedFarm, Launcher } from './launcher';
import { LAYOUTS } from './layouts';
import { oneLifetime } from './one-lifetime';
import type { Placement } from './placement';
import { overHttp, type ProbeResult, probe } from './probe';
import { unsupportedSetting } from './supported-settings';
import type { Farm, Target } from './target';
import { placementsFor, settingsFor, type WikiRequest } from './wiki-request';

/** A wiki that is launched with what a scenario needs, once for each distinct set of wikis and settings. */
export class LaunchedTarget implements Target {
  readonly oneProgram = true;
  readonly otherSettings = 'launched';
  readonly name: string;
  readonly generations: readonly Generation[];
  readonly without: readonly Without[];
  #pool = new LaunchPool<LaunchedFarm>();
  #launcher: Launcher;
  #result: Promise<ProbeResult> | undefined;
  #newBrowser: NewBrowser = (visitor, evidence) => overHttp(visitor, evidence, this.network);

  constructor(
    readonly wiki: LaunchableWiki,
    readonly network = new Network(),
  ) {
    this.#launcher = new Launcher(wiki, network);
    this.name = wiki.name;
    this.generations = [wiki.generation];
    this.without = wiki.without ?? [];
  }

  /** Launches it with nothing configured: a command that does not work is found before the first scenario. */
  async check(newAgent: NewAgent): Promise<void> {
    const { wikis, accounts } = await this.#unconfigured();
    await checkWiki(wikis.get('first') as Wiki, accounts, newAgent);
  }

  async provide(request: WikiRequest): Promise<Farm> {
    this.#refuse(request);
    const placements = placementsFor(request).map((placement) => ({
      ...placement,
      settings: this.#settingsFor(request, placement.role),
    }));
    const { scheme = 'http' } = request;
    const key = JSON.stringify([scheme, placements]);
    const { farm } = await this.#pool.get(key, () => this.#launcher.launch(placements, scheme));
    if (
      !this.wiki.farm &&
      placements.length === 1 &&
      placements[0]?.host &&
      !(await this.#answersByName(farm))
    ) {
      throw noFarmLaunched('one wiki on a host with a name');
    }
    return farm;
  }

  /** A command that is not told to serve any host may still do so; others refuse it, or lead to the one they know. */
  async #answersByName({ wikis }: Farm): Promise<boolean> {
    const wiki = wikis.get('first') as Wiki;
    const url = address(wiki, wiki.places.front);
    const { status, headers } = await this.network.send(url);
    return status < 400 && new URL(headers.location ?? '', url).host === url.host;
  }

  async lacks(need: TargetNeed): Promise<NotTestable | undefined> {
    const { farm, accounts, https } = this.wiki;
    switch (need) {
      case 'clock': {
        const { clock } = await this.#unconfigured();
        return clock.advance ? undefined : clockFixed(clock.remedy);
      }
      case 'settings':
      case 'trail':
      case 'change-user':
        return undefined;
      case 'farm':
        return farm ? undefined : noFarmLaunched('a farm');
      case 'remote':
        return unsupportedSetting(this.wiki, { interwiki: {}, xmlrpc: true }, 'a remote wiki');
      case 'https':
        return https ? undefined : noHttpsLaunched();
      case 'cleaning-up':
        return noCleaningUp();
      case 'superuser':
        return accounts.length === 0 || accounts.some(({ superuser }) => superuser)
          ? undefined
          : noSuperuser();
      case 'example-macro':
        return (await this.#probe()).exampleMacro ? undefined : noMacro(need);
      case 'dict-macro':
        return (await this.#probe()).dictMacro ? undefined : noMacro(need);
      case 'anonymous-readers':
        return (await this.#probe()).anonymousReaders ? undefined : noAnonymousReaders();
    }
  }

  #probe(): Promise<ProbeResult> {
    this.#result ??= this.#unconfigured().then(({ wikis, accounts }) =>
      probe(wikis.get('first') as Wiki, accounts, this.#newBrowser),
    );
    return this.#result;
  }

  lookWith(newBrowser: NewBrowser): void {
    this.#newBrowser = newBrowser;
  }

  async stop(): Promise<void> {
    await this.#pool.stop();
    await removeSharedFolder();
  }

  #settingsFor(request: WikiRequest, role: Placement['role']): Settings {
    const settings = configured(settingsFor(request, role));
    const { cookie_lifetime: lifetime } = settings;
    if (this.wiki.lifetimes !== 'one' || !lifetime) return settings;
    return { ...settings, cookie_lifetime: oneLifetime(lifetime, request, role, this.without) };
  }

  #unconfigured(): Promise<Farm> {
    const { generation } = this.wiki;
    return this.provide({
      generation,
      layout: 'one wiki',
      placements: LAYOUTS['one wiki'].placements,
      conditions: [],
    });
  }

  #refuse(request: WikiRequest): void {
    const { placements, layout } = request;
    const elsewhere = placements.length > 1 || placements[0]?.host || placements[0]?.path !== '/';
    const below = placementsFor(request).some(({ path }) => path !== '/');
    const remote = placements.some(({ role }) => role === 'remote');
    if (!this.wiki.farm && elsewhere && !remote) {
      throw noFarmLaunched(`${placements.length > 1 ? 'a farm on ' : ''}${layout}`);
    }
    if (!this.wiki.farm && below && !remote) throw noFarmLaunched('one wiki under a path');
    if (request.scheme === 'https' && !this.wiki.https) throw noHttpsLaunched();
    const settings = request.conditions.map(({ text, example }) =>
      unsupportedSetting(this.wiki, example, text),
    );
    const lack = [
      remote && unsupportedSetting(this.wiki, { interwiki: {}, xmlrpc: true }, layout),
      ...settings,
    ].find(Boolean);
    if (lack) throw lack;
  }
}
