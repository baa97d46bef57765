import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { FastifyBaseLogger } from 'fastify';
import { type Account, Accounts } from './accounts';
import { authSessions } from './auth/list';
import { defaultPolicies, type Policies } from './policies';
import { RemoteTokens } from './remote/tokens';
import { createServer } from './server';
import { type SessionMaterial, serviceSessions } from './sessions/generation';
import { MemoryStore } from './sessions/stores/memory';
import type { SessionStore } from './sessions/stores/store';
import {
  type AuthListSettings,
  authListDefaults,
  type Generation,
  type SessionServiceSettings,
  type Settings,
  SettingsError,
  sessionServiceDefaults,
} from './settings';
import { Tickets } from './tickets';
import type { Farm, Wiki } from './wiki';
import { Pages } from './wiki/pages';

export type { Account } from './accounts';
export type { AuthMethod } from './auth/method';
export type { Macro } from './macros';
export type { Policies } from './policies';
export type { OpenSession, SessionService } from './sessions/service';
export type { Session, SessionChange, Value } from './sessions/session';
export type { SessionStore, StoredRecord } from './sessions/stores/store';
export type { AuthListSettings, Generation, SessionServiceSettings, Settings } from './settings';
export { SettingsError } from './settings';
export type { Visit } from './visit';

/** One wiki of a farm. */
export interface WikiOptions {
  name: string;
  /** Without a port; absent: the wiki answers on any host. */
  host?: string;
  /** Such as `/farm/one`; default `/`. */
  path?: string;
  /** Default `session-service`. */
  generation?: Generation;
  settings?: Settings;
}

export interface ReferenceOptions {
  /** They share accounts, pages and the store. Default: one wiki at `/`. */
  wikis?: readonly WikiOptions[];
  accounts?: readonly Account[];
  /** ms since the epoch; default the machine's clock. */
  now?: () => number;
  /** Default 0: any that is free. */
  port?: number;
  /** Default 127.0.0.1. */
  hostname?: string;
  /** Default: the memory of this process. */
  store?: SessionStore;
  policies?: Partial<Policies>;
  /** Key of the seals on ids and forms, the same on all servers of a farm. Default: random. */
  secret?: string | Buffer;
  logger?: FastifyBaseLogger | false;
  /** Serve HTTPS with this key and certificate, in PEM form. */
  tls?: { key: string | Buffer; cert: string | Buffer };
}

/** A running reference server. */
export interface Reference {
  readonly port: number;
  /** Address of the server, without a slash at the end. */
  readonly url: string;
  /** Finishes the requests under way and ends. */
  stop(): Promise<void>;
  /** Throws expired sessions away; how many. */
  sweep(): Promise<number>;
  storedSessions(): Promise<number>;
  /** What the keeper of the accounts does, such as disabling one. */
  changeAccount(name: string, part: Partial<Omit<Account, 'name'>>): void;
}

/**
 * Starts a wiki server.
 * @throws SettingsError when a setting can't be; the system's error when the port can't be had
 */
export async function startReference(options: ReferenceOptions = {}): Promise<Reference> {
  const now = options.now ?? Date.now;
  const store = options.store ?? new MemoryStore();
  const secret = options.secret ?? randomBytes(32);
  const policies = { ...defaultPolicies, ...options.policies };
  const accounts = new Accounts(options.accounts ?? []);
  const farm = {
    accounts,
    pages: new Pages(),
    tokens: new RemoteTokens(store, accounts, secret),
    policies,
    tickets: new Tickets(secret),
    port: 0,
  };

  const wikis: Wiki[] = [];
  for (const wiki of options.wikis ?? [{ name: 'Reference' }]) {
    wikis.push(createWiki(wiki, farm, { store, policies, secret }));
  }

  const hostname = options.hostname ?? '127.0.0.1';
  const app = createServer(wikis, { now, logger: options.logger ?? false, tls: options.tls });
  await app.listen({ port: options.port ?? 0, host: hostname });
  farm.port = (app.server.address() as AddressInfo).port;

  return {
    port: farm.port,
    url: `${options.tls ? 'https' : 'http'}://${hostname}:${farm.port}`,
    async stop() {
      await app.close();
      await store.close();
    },
    sweep: () => store.sweep(now()),
    storedSessions: () => store.count(),
    changeAccount: (name, part) => farm.accounts.change(name, part),
  };
}

function createWiki(options: WikiOptions, farm: Farm, material: SessionMaterial): Wiki {
  const { name, host, path = '/', generation = 'session-service', settings = {} } = options;
  if (!/^\/(.*[^/])?$/.test(path)) {
    throw new SettingsError(`The path of wiki ${name} is ${path}; expected / or a path such as /farm/one.`);
  }
  if (Object.keys(settings).length > 0) {
    // Loading the validation takes longer than starting the server, so a wiki without settings goes without.
    const { validateSettings } = require('./settings/validate') as typeof import('./settings/validate');
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
