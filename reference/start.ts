import { type AddressInfo, isIPv6 } from 'node:net';
import { Accounts } from './accounts';
import { authSessions } from './auth/list';
import { selfSigned } from './certificate';
import type { Reference, ReferenceOptions, WikiOptions } from './options';
import { defaultPolicies } from './policies';
import { RemoteTokens } from './remote/tokens';
import { createServer } from './server';
import { type SessionMaterial, serviceSessions } from './sessions/generation';
import { MemoryStore } from './sessions/stores/memory';
import {
  type AuthListSettings,
  authListDefaults,
  type SessionServiceSettings,
  SettingsError,
  sessionServiceDefaults,
} from './settings';
import { Tally } from './tally';
import { Tickets } from './tickets';
import type { Farm, Wiki } from './wiki';
import { Pages } from './wiki/pages';

/** ms that requests under way have to finish. */
const LONGEST_FAREWELL = 5000;

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
  const farm = {
    accounts,
    pages: new Pages(),
    tokens: new RemoteTokens(store, accounts, secret),
    policies,
    tickets: new Tickets(secret),
    tally: new Tally(),
    port: 0,
  };

  const wikis: Wiki[] = [];
  for (const wiki of options.wikis ?? [{ name: 'Reference' }]) {
    wikis.push(await createWiki(wiki, farm, { store, policies, secret }));
  }

  const hostname = options.hostname ?? '127.0.0.1';
  const made = options.https
    ? await selfSigned(['localhost', hostname, ...wikis.flatMap(({ host }) => host ?? [])])
    : undefined;
  const tls = made ?? options.tls;
  const app = createServer(wikis, { store, tally: farm.tally, now, logger: options.logger ?? false, tls });
  await app.listen({ port: options.port ?? 0, host: hostname });
  farm.port = (app.server.address() as AddressInfo).port;

  return {
    port: farm.port,
    url: `${tls ? 'https' : 'http'}://${isIPv6(hostname) ? `[${hostname}]` : hostname}:${farm.port}`,
    ...(made ? { ca: made.cert } : {}),
    async stop() {
      const cut = setTimeout(() => app.server.closeAllConnections(), LONGEST_FAREWELL);
      await app.close();
      clearTimeout(cut);
      await store.close();
    },
    async sweep() {
      const swept = await store.sweep(now());
      farm.tally.expired += swept;
      return swept;
    },
    storedSessions: () => store.count(),
    changeAccount: (name, part) => farm.accounts.change(name, part),
  };
}

async function createWiki(options: WikiOptions, farm: Farm, material: SessionMaterial): Promise<Wiki> {
  const { name, host, path = '/', generation = 'session-service', settings = {} } = options;
  if (!/^\/(.*[^/])?$/.test(path)) {
    throw new SettingsError(`The path of wiki ${name} is ${path}; expected / or a path such as /farm/one.`);
  }
  if (Object.keys(settings).length > 0) {
    // Loading the validation takes longer than starting the server, so a wiki without settings goes without.
    const { validateSettings } = await import('./settings/validate');
    validateSettings(generation, settings);
  }
  if (generation === 'auth-list') {
    const remote = { ...authListDefaults, ...(settings as Partial<AuthListSettings>) };
    return {
      name,
      host,
      path,
      generation,
      farm,
      remote,
      sessions: authSessions(remote, material),
      cache: new Map(),
    };
  }
  const remote = { ...sessionServiceDefaults, ...(settings as Partial<SessionServiceSettings>) };
  return {
    name,
    host,
    path,
    generation,
    farm,
    remote,
    sessions: serviceSessions(remote, material),
    cache: new Map(),
  };
}
