import { type AddressInfo, isIPv6 } from 'node:net';
import { Accounts } from './accounts';
import { selfSigned } from './certificate';
import { Counters } from './counters';
import { createWiki } from './create-wiki';
import { defaultPolicies } from './default-policies';
import type { Wiki } from './farm';
import type { Reference, ReferenceOptions } from './options';
import { RemoteTokens } from './remote/tokens';
import { createServer } from './server';
import { MemoryStore } from './sessions/stores/memory';
import { Tickets } from './tickets';
import { Pages } from './wiki/pages';

/** That requests under way have to finish. */
const SHUTDOWN_TIMEOUT_MS = 5000;

/**
 * Starts a wiki server.
 * @throws SettingsError when a setting can't be; the system's error when the port can't be had
 */
export async function startReference(options: ReferenceOptions = {}): Promise<Reference> {
  const now = options.now ?? Date.now;
  const store = options.store ?? new MemoryStore();
  const secret = options.secret ?? (await store.secret());
  const policies = { ...defaultPolicies, ...options.policies };
  const accounts = new Accounts(options.accounts ?? []);
  const counters = new Counters();
  const farm = {
    accounts,
    pages: new Pages(),
    tokens: new RemoteTokens(store, accounts, secret),
    policies,
    tickets: new Tickets(secret),
    counters,
    port: 0,
  };

  const wikis: Wiki[] = [];
  for (const wiki of options.wikis ?? [{ name: 'Reference' }]) {
    wikis.push(await createWiki(wiki, farm, { store, policies, secret, accounts, counters }));
  }

  const hostname = options.hostname ?? '127.0.0.1';
  const made = options.https
    ? await selfSigned(['localhost', hostname, ...wikis.flatMap(({ host }) => host ?? [])])
    : undefined;
  const tls = made ?? options.tls;
  const app = createServer(wikis, { store, counters, now, logger: options.logger ?? false, tls });
  await app.listen({ port: options.port ?? 0, host: hostname });
  farm.port = (app.server.address() as AddressInfo).port;

  return {
    port: farm.port,
    url: `${tls ? 'https' : 'http'}://${isIPv6(hostname) ? `[${hostname}]` : hostname}:${farm.port}`,
    ...(made ? { ca: made.cert } : {}),
    async stop() {
      const cut = setTimeout(() => app.server.closeAllConnections(), SHUTDOWN_TIMEOUT_MS);
      await app.close();
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
