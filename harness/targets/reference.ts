import { type Policies, type SessionStore, selfSigned, startReference } from '../../reference';
import { Network } from '../agents/network';
import { VirtualClock } from '../core/clock';
import { configured, type Generation, type Settings } from '../core/settings';
import { MOINMOIN_PLACES, type Places, type Wiki } from '../wiki/wiki';
import { DOMAIN } from './layouts';
import { baseAt, type Placement } from './placement';
import type { Farm, Target } from './target';
import { testAccounts } from './test-accounts';
import { placementsFor, settingsFor, type WikiRequest } from './wiki-request';

type Started = Pick<Awaited<ReturnType<typeof startReference>>, 'stop'>;

/** What a wiki does otherwise than the reference. */
export interface Mutation {
  policies?: Partial<Policies>;
  /** Called for each server. */
  store?: () => SessionStore;
  /** What becomes of the settings that an operator gives a wiki. */
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
  readonly otherSettings = 'free';
  readonly network = new Network();
  readonly without = [];
  #farms = new Map<string, Promise<{ started: Started[]; farm: Farm }>>();

  constructor(
    readonly name: string,
    readonly generations: readonly Generation[],
    private readonly mutation: Mutation = {},
  ) {}

  async check(): Promise<void> {}

  async provide(asked: WikiRequest): Promise<Farm> {
    const request = { ...asked, placements: placementsFor(asked) };
    const plan = request.placements.map((placement) => ({
      ...placement,
      settings: settingsFor(request, placement.role),
    }));
    const key = JSON.stringify([request.generation, request.scheme, plan]);
    let farm = this.#farms.get(key);
    if (!farm) {
      farm = this.#start(request);
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

  async #start(request: WikiRequest): Promise<{ started: Started[]; farm: Farm }> {
    const clock = new VirtualClock();
    const accounts = testAccounts();
    const { policies = {}, store, front, settings = (given: object) => given } = this.mutation;
    const tls = request.scheme === 'https' ? { tls: await this.#certificate() } : {};
    const start = (placements: readonly Placement[], remote: object) =>
      startReference({
        wikis: placements.map(({ role, host, path }) => ({
          name: role,
          path,
          generation: request.generation,
          settings: {
            // Wrong passwords are part of what is tried.
            throttle_sign_in: false,
            ...settings(forReference(settingsFor(request, role)), request.generation),
            ...remote,
          },
          ...(host ? { host } : {}),
        })),
        accounts,
        passwordCost: { N: 2, r: 1, p: 1 },
        now: () => clock.now(),
        policies,
        ...(store ? { store: store() } : {}),
        ...tls,
      });

    // A remote wiki is a server of its own, which the others know by the name Remote.
    const [remoteSites, placements] = [
      request.placements.filter(isRemote),
      request.placements.filter((placement) => !isRemote(placement)),
    ];
    const remote = remoteSites.length > 0 ? await start(remoteSites, { xmlrpc: true }) : undefined;
    const here = await start(placements, remote ? { interwiki: { Remote: `${remote.url}/` } } : {});
    const before = request.scheme === 'https' ? undefined : await front?.(here.port);
    const at = (placement: Placement, port = 0) => wikiAt(placement, request, port, this.mutation.places);
    const wikis = [
      ...placements.map((placement) => at(placement, (before ?? here).port)),
      ...remoteSites.map((placement) => at(placement, remote?.port)),
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

const isRemote = ({ role }: Placement) => role === 'remote';

function wikiAt(
  placement: Placement,
  request: WikiRequest,
  port: number,
  places: Partial<Places> = {},
): [Placement['role'], Wiki] {
  const { role } = placement;
  return [
    role,
    {
      name: role,
      base: baseAt(placement, port, request.scheme),
      places: { ...MOINMOIN_PLACES, ...places },
      settings: settingsFor(request, role),
    },
  ];
}

/** What is not configured is left out, so that the wiki's own default decides. */
function forReference(settings: Settings): object {
  const { session_service, ...others } = configured(settings);
  return session_service === 'another' ? { ...others, session_service: 'hashed' } : { ...others };
}
