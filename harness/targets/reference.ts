import { startReference } from '../../reference';
import { VirtualClock } from '../clock';
import type { Settings } from '../settings';
import { MOINMOIN_PLACES, type Wiki } from '../wiki/wiki';
import { cast } from './cast';
import type { Farm, Target } from './target';
import { type Site, settingsFor, type Wish } from './wish';

type Started = Awaited<ReturnType<typeof startReference>>;

/** The reference in this process, on a virtual clock: one instance for each distinct set of wikis and settings. */
export class ReferenceTarget implements Target {
  readonly name = 'reference';
  readonly generations = ['session-service', 'auth-list'] as const;
  #farms = new Map<string, Promise<{ started: Started; farm: Farm }>>();

  async check(): Promise<void> {}

  async provide(wish: Wish): Promise<Farm> {
    const plan = wish.sites.map((site) => ({ ...site, settings: settingsFor(wish, site.role) }));
    const key = JSON.stringify([wish.generation, plan]);
    let farm = this.#farms.get(key);
    if (!farm) {
      farm = this.#start(wish);
      this.#farms.set(key, farm);
    }
    return (await farm).farm;
  }

  async has(): Promise<boolean> {
    return true;
  }

  async stop(): Promise<void> {
    const farms = await Promise.allSettled(this.#farms.values());
    this.#farms.clear();
    await Promise.all(
      farms.map((farm) => (farm.status === 'fulfilled' ? farm.value.started.stop() : undefined)),
    );
  }

  async #start(wish: Wish): Promise<{ started: Started; farm: Farm }> {
    const clock = new VirtualClock();
    const accounts = cast();
    const started = await startReference({
      wikis: wish.sites.map(({ role, host, path }) => ({
        name: role,
        path,
        generation: wish.generation,
        settings: configured(settingsFor(wish, role)),
        ...(host ? { host } : {}),
      })),
      accounts,
      now: () => clock.now(),
    });
    const wikis = wish.sites.map((site): [Site['role'], Wiki] => [
      site.role,
      wikiAt(site, wish, started.port),
    ]);
    const headers = { userHeader: 'x-remote-user', tokenHeader: 'x-session-token' };
    return { started, farm: { wikis: new Map(wikis), clock, accounts, ...headers } };
  }
}

function wikiAt({ role, host, path }: Site, wish: Wish, port: number): Wiki {
  const base = new URL(`http://${host ?? '127.0.0.1'}:${port}${path === '/' ? '/' : `${path}/`}`);
  return { name: role, base, places: MOINMOIN_PLACES, settings: settingsFor(wish, role) };
}

/** What is not configured is left out, so that the wiki's own default decides. */
function configured(settings: Settings): object {
  const entries = Object.entries(settings).filter(([, value]) => value !== null);
  return Object.fromEntries(entries.map(([name, value]) => [name, value === 'another' ? 'hashed' : value]));
}
