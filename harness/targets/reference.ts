import { type Policies, type SessionStore, selfSigned, startReference } from '../../reference';
import { Network } from '../agents/network';
import { VirtualClock } from '../core/clock';
import { configured, type Generation, type Settings } from '../core/settings';
import { MOINMOIN_PLACES, type Places, type Wiki } from '../wiki/wiki';
import { cast } from './cast';
import { DOMAIN } from './layouts';
import type { Farm, Target } from './target';
import { baseAt, type Site, settingsFor, type Wish } from './wish';

type Started = Pick<Awaited<ReturnType<typeof startReference>>, 'stop'>;

/** What a wiki does otherwise than the reference. */
export interface Mutation {
  policies?: Partial<Policies>;
  /** Called for each server. */
  store?: () => SessionStore;
  /** What becomes of the settings that a keeper gives a wiki. */
  settings?: (given: object, generation: Generation) => object;
  /** Starts a server before the one of that port, and answers its own. Over HTTPS there is none. */
  front?: (port: number) => Promise<Front>;
  /** Where it has what is elsewhere on the reference. */
  places?: Partial<Places>;
}

interface Front {
  readonly port: number;
  stop(): Promise<void>;
}

let certificate: ReturnType<typeof selfSigned> | undefined;

/** A certificate for wikis on this machine. One for all: to make it takes longer than a start. */
export function theCertificate(): ReturnType<typeof selfSigned> {
  certificate ??= selfSigned(['localhost', '127.0.0.1', DOMAIN, `*.${DOMAIN}`]);
  return certificate;
}

/** The reference in this process, on a virtual clock: one instance for each distinct set of wikis and settings. */
export class ReferenceTarget implements Target {
  readonly oneProgram = true;
  readonly network = new Network();
  #farms = new Map<string, Promise<{ started: Started[]; farm: Farm }>>();

  constructor(
    readonly name: string,
    readonly generations: readonly Generation[],
    private readonly mutation: Mutation = {},
  ) {}

  async check(): Promise<void> {}

  async provide(wish: Wish): Promise<Farm> {
    const plan = wish.sites.map((site) => ({ ...site, settings: settingsFor(wish, site.role) }));
    const key = JSON.stringify([wish.generation, wish.scheme, plan]);
    let farm = this.#farms.get(key);
    if (!farm) {
      farm = this.#start(wish);
      this.#farms.set(key, farm);
    }
    return (await farm).farm;
  }

  async lacks(): Promise<undefined> {}

  async stop(): Promise<void> {
    const farms = await Promise.allSettled(this.#farms.values());
    this.#farms.clear();
    const started = farms.flatMap((farm) => (farm.status === 'fulfilled' ? farm.value.started : []));
    await Promise.all(started.map((reference) => reference.stop()));
  }

  async #certificate() {
    const made = await theCertificate();
    this.network.trust(made.cert);
    return made;
  }

  async #start(wish: Wish): Promise<{ started: Started[]; farm: Farm }> {
    const clock = new VirtualClock();
    const accounts = cast();
    const { policies = {}, store, front, settings = (given: object) => given } = this.mutation;
    const tls = wish.scheme === 'https' ? { tls: await this.#certificate() } : {};
    const start = (sites: readonly Site[], remote: object) =>
      startReference({
        wikis: sites.map(({ role, host, path }) => ({
          name: role,
          path,
          generation: wish.generation,
          settings: { ...settings(forReference(settingsFor(wish, role)), wish.generation), ...remote },
          ...(host ? { host } : {}),
        })),
        accounts,
        now: () => clock.now(),
        policies,
        ...(store ? { store: store() } : {}),
        ...tls,
      });

    // A remote wiki is a server of its own, which the others know by the name Remote.
    const [remoteSites, sites] = [wish.sites.filter(isRemote), wish.sites.filter((site) => !isRemote(site))];
    const remote = remoteSites.length > 0 ? await start(remoteSites, { xmlrpc: true }) : undefined;
    const here = await start(sites, remote ? { interwiki: { Remote: `${remote.url}/` } } : {});
    const before = wish.scheme === 'https' ? undefined : await front?.(here.port);
    const at = (site: Site, port = 0) => wikiAt(site, wish, port, this.mutation.places);
    const wikis = [
      ...sites.map((site) => at(site, (before ?? here).port)),
      ...remoteSites.map((site) => at(site, remote?.port)),
    ];
    const headers = { userHeader: 'x-remote-user', tokenHeader: 'x-session-token' };
    return {
      started: [before, here, remote].filter((each) => each !== undefined),
      farm: {
        wikis: new Map(wikis),
        clock,
        accounts,
        stored: { sessions: () => here.storedSessions(), cleanUp: () => here.sweep() },
        disable: ({ name }, disabled) => here.changeAccount(name, { disabled }),
        ...headers,
      },
    };
  }
}

const isRemote = ({ role }: Site) => role === 'remote';

function wikiAt(site: Site, wish: Wish, port: number, places: Partial<Places> = {}): [Site['role'], Wiki] {
  const { role } = site;
  return [
    role,
    {
      name: role,
      base: baseAt(site, port, wish.scheme),
      places: { ...MOINMOIN_PLACES, ...places },
      settings: settingsFor(wish, role),
    },
  ];
}

/** What is not configured is left out, so that the wiki's own default decides. */
function forReference(settings: Settings): object {
  const { session_service, ...others } = configured(settings);
  return session_service === 'another' ? { ...others, session_service: 'hashed' } : { ...others };
}
