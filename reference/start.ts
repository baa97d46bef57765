import { randomBytes } from 'node:crypto';
import { type AddressInfo, isIPv6 } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Accounts } from './accounts';
import { selfSigned } from './certificate';
import { Counters } from './counters';
import { createWiki } from './create-wiki';
import { defaultPolicies } from './default-policies';
import type { Demonstration } from './demonstration';
import { registerAll } from './extensions/register-all';
import type { Wiki } from './farm';
import { createMetrics, createMonitoringServer, type Metrics } from './monitoring';
import type { Reference, ReferenceOptions } from './options';
import { RemoteTokens } from './remote/tokens';
import { createServer } from './server';
import { SessionLimits } from './sessions/limits';
import { AllStores } from './sessions/stores/all-stores';
import { MemoryStore } from './sessions/stores/memory';
import type { Change } from './siblings';
import { Passwords } from './sign-in/passwords';
import { SignIn } from './sign-in/sign-in';
import { Throttle } from './sign-in/throttle';
import { Tickets } from './tickets';
import { PageFiles } from './wiki/page-files';
import { Pages } from './wiki/pages';

/** That requests under way have to finish. */
const SHUTDOWN_TIMEOUT_MS = 5000;

/** Of the sign-ins of one user here at remote wikis. */
const REMOTE_LIMITS = { free: 5, longest: 900 };

/**
 * Starts a wiki server.
 * @throws SettingsError when a setting can't be; ExtensionError for a mistake in an extension; the system's error when the port can't be had
 */
export async function startReference(options: ReferenceOptions = {}): Promise<Reference> {
  const clock = options.now ?? Date.now;
  let ahead = 0;
  const now = () => clock() + ahead;
  const store = options.store ?? new MemoryStore();
  const secret = options.secret ?? (await store.secret?.()) ?? randomBytes(32);
  const policies = { ...defaultPolicies, ...options.policies };
  const accounts = new Accounts(options.accounts ?? [], new Passwords(options.passwordCost));
  const counters = new Counters();
  const signIn = new SignIn(accounts, counters);
  const limits = new SessionLimits(store, counters, options.anonymousQuota);
  const stores = new AllStores(store);
  const extensions = await registerAll(options.extensions ?? []);
  const { logger = false } = options;
  const files = options.pagesFolder === undefined ? undefined : new PageFiles(options.pagesFolder);
  const pages = new Pages(extensions.pages, files);
  const { siblings } = options;
  siblings?.listen((change) => {
    if ('page' in change) pages.take(change.page, change.text);
    else accounts.change(change.account, change.part);
  });
  const farm = {
    accounts,
    pages,
    tellSiblings: async (change: Change) => siblings?.tell(change),
    tokens: new RemoteTokens(store, accounts, secret),
    policies,
    tickets: new Tickets(secret),
    counters,
    signIn,
    remoteThrottle: new Throttle(REMOTE_LIMITS, counters),
    extensions,
    log(error: unknown, what: string) {
      if (logger) logger.error(error, what);
    },
    port: 0,
    demonstration: undefined as Demonstration | undefined,
    demonstrates: options.demonstration === true,
  };

  const dependencies = { store, stores, extensions, policies, secret, signIn, counters, limits };
  const configured = [...(options.wikis ?? [{ name: 'Reference' }])];
  const wikis: Wiki[] = [];
  for (const wiki of configured) wikis.push(await createWiki(wiki, farm, dependencies));

  const hostname = options.hostname ?? '127.0.0.1';
  const made = options.https
    ? await selfSigned(['localhost', hostname, ...wikis.flatMap(({ host }) => host ?? [])])
    : undefined;
  const tls = made ?? options.tls;
  const scheme = tls ? 'https' : 'http';
  const address = isIPv6(hostname) ? `[${hostname}]` : hostname;
  if (options.demonstration) {
    farm.demonstration = {
      accounts: options.accounts ?? [],
      wikis: () =>
        wikis.map(({ name, generation, host, path }) => ({
          name,
          generation,
          url: `${scheme}://${host ?? address}:${farm.port}${path === '/' ? '' : path}/`,
        })),
      get ahead() {
        return ahead;
      },
      moveClock(ms) {
        ahead = ms;
      },
      async configure(generation, settings) {
        const changed = configured.map((wiki) =>
          (wiki.generation ?? 'session-service') === generation
            ? { ...wiki, settings: { ...wiki.settings, ...settings } }
            : wiki,
        );
        const made = await Promise.all(changed.map((wiki) => createWiki(wiki, farm, dependencies)));
        configured.splice(0, Number.POSITIVE_INFINITY, ...changed);
        wikis.splice(0, Number.POSITIVE_INFINITY, ...made);
      },
    };
  }
  const { monitoring, maxHeaderSize } = options;
  const metrics = await createMetrics(stores, counters, options.siblings);
  const app = createServer(wikis, {
    stores,
    counters,
    metrics,
    now,
    logger,
    tls,
    maxHeaderSize,
    monitored: !monitoring,
  });
  await app.listen({ port: options.port ?? 0, host: hostname });
  farm.port = portOf(app);
  const monitor = monitoring && (await startMonitoring(monitoring, app, { stores, metrics }));

  return {
    port: farm.port,
    url: `${scheme}://${address}:${farm.port}`,
    ...(monitor && { monitoringPort: portOf(monitor) }),
    ...(made && { ca: made.cert }),
    async stop() {
      const cut = setTimeout(() => app.server.closeAllConnections(), SHUTDOWN_TIMEOUT_MS);
      await app.close();
      await monitor?.close();
      clearTimeout(cut);
      await stores.close();
    },
    async sweep() {
      const swept = await stores.sweep(now());
      counters.expired += swept;
      return swept;
    },
    storedSessions: () => stores.count(),
    changeAccount: (name, part) => accounts.change(name, part),
  };
}

async function startMonitoring(
  { port, hostname }: NonNullable<ReferenceOptions['monitoring']>,
  wikis: FastifyInstance,
  { stores, metrics }: { stores: AllStores; metrics: Metrics },
): Promise<FastifyInstance> {
  const monitor = createMonitoringServer(stores, metrics);
  try {
    await monitor.listen({ port, host: hostname });
  } catch (error) {
    await wikis.close();
    throw error;
  }
  return monitor;
}

function portOf(app: FastifyInstance): number {
  return (app.server.address() as AddressInfo).port;
}
