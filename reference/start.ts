import { type AddressInfo, isIPv6 } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Accounts } from './accounts';
import { selfSigned } from './certificate';
import { Counters } from './counters';
import { createWiki } from './create-wiki';
import { defaultPolicies } from './default-policies';
import type { Wiki } from './farm';
import { createMonitoringServer } from './monitoring';
import type { Reference, ReferenceOptions } from './options';
import { RemoteTokens } from './remote/tokens';
import { createServer } from './server';
import { SessionLimits } from './sessions/limits';
import { MemoryStore } from './sessions/stores/memory';
import type { SessionStore } from './sessions/stores/session-store';
import { Passwords } from './sign-in/passwords';
import { SignIn } from './sign-in/sign-in';
import { Throttle } from './sign-in/throttle';
import { Tickets } from './tickets';
import { Pages } from './wiki/pages';

/** That requests under way have to finish. */
const SHUTDOWN_TIMEOUT_MS = 5000;

/** Of the sign-ins of one user here at remote wikis. */
const REMOTE_LIMITS = { free: 5, longest: 900 };

/**
 * Starts a wiki server.
 * @throws SettingsError when a setting can't be; the system's error when the port can't be had
 */
export async function startReference(options: ReferenceOptions = {}): Promise<Reference> {
  const now = options.now ?? Date.now;
  const store = options.store ?? new MemoryStore();
  const secret = options.secret ?? (await store.secret());
  const policies = { ...defaultPolicies, ...options.policies };
  const accounts = new Accounts(options.accounts ?? [], new Passwords(options.passwordCost));
  const counters = new Counters();
  const signIn = new SignIn(accounts, counters);
  const limits = new SessionLimits(store, counters, options.anonymousQuota);
  const farm = {
    accounts,
    pages: new Pages(),
    tokens: new RemoteTokens(store, accounts, secret),
    policies,
    tickets: new Tickets(secret),
    counters,
    signIn,
    remoteThrottle: new Throttle(REMOTE_LIMITS),
    port: 0,
  };

  const wikis: Wiki[] = [];
  for (const wiki of options.wikis ?? [{ name: 'Reference' }]) {
    wikis.push(await createWiki(wiki, farm, { store, policies, secret, signIn, counters, limits }));
  }

  const hostname = options.hostname ?? '127.0.0.1';
  const made = options.https
    ? await selfSigned(['localhost', hostname, ...wikis.flatMap(({ host }) => host ?? [])])
    : undefined;
  const tls = made ?? options.tls;
  const { logger = false, monitoring, maxHeaderSize } = options;
  const app = createServer(wikis, {
    store,
    counters,
    now,
    logger,
    tls,
    maxHeaderSize,
    monitored: !monitoring,
  });
  await app.listen({ port: options.port ?? 0, host: hostname });
  farm.port = portOf(app);
  const monitor = monitoring && (await startMonitoring(monitoring, app, { store, counters }));

  return {
    port: farm.port,
    url: `${tls ? 'https' : 'http'}://${isIPv6(hostname) ? `[${hostname}]` : hostname}:${farm.port}`,
    ...(monitor && { monitoringPort: portOf(monitor) }),
    ...(made && { ca: made.cert }),
    async stop() {
      const cut = setTimeout(() => app.server.closeAllConnections(), SHUTDOWN_TIMEOUT_MS);
      await app.close();
      await monitor?.close();
      clearTimeout(cut);
      await store.close();
    },
    async sweep() {
      const swept = await store.sweep(now());
      counters.expired += swept;
      return swept;
    },
    storedSessions: () => store.count(),
    changeAccount: (name, part) => accounts.change(name, part),
  };
}

async function startMonitoring(
  { port, hostname }: NonNullable<ReferenceOptions['monitoring']>,
  wikis: FastifyInstance,
  { store, counters }: { store: SessionStore; counters: Counters },
): Promise<FastifyInstance> {
  const monitor = createMonitoringServer(store, counters);
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
