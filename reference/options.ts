import type { FastifyBaseLogger } from 'fastify';
import type { Account } from './accounts';
import type { Extension, Generation, Policies, SessionStore, Settings } from './api';
import type { QuotaLimits } from './sessions/quota';
import type { Siblings } from './siblings';
import type { PasswordCost } from './sign-in/passwords';

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

/** How the reference is started. */
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
  /** The folder where pages that are written are kept, for one server; default: the memory of this process. */
  pagesFolder?: string;
  /**
   * For people on this machine who want to see how sessions work: any visitor may move settings and clock, and the page
   * for signing in has the accounts with their passwords.
   */
  demonstration?: boolean;
  /** Files that export extensions, or extensions themselves: for all wikis. */
  extensions?: readonly (string | Extension)[];
  /** Key of the MACs of ids and forms, the same on all servers of a farm. Default: the store's own. */
  secret?: string | Buffer;
  logger?: FastifyBaseLogger | false;
  /** What the sessions of anonymous visitors may take up together, on this server. */
  anonymousQuota?: QuotaLimits;
  /** Bytes of a request's headers, with its address; default: as Node has it. */
  maxHeaderSize?: number;
  /** Where health and metrics are served; default: at the wiki's own port. */
  monitoring?: { port: number; hostname: string };
  /** Where several processes serve one farm, the others. */
  siblings?: Siblings;
  /** Default: what guesses of passwords must cost on a machine of today. */
  passwordCost?: PasswordCost;
  /** Serve HTTPS with this key and certificate, in PEM form. */
  tls?: { key: string | Buffer; cert: string | Buffer };
  /** Serve HTTPS with a certificate made for it, for the hosts of its wikis and its own. */
  https?: boolean;
}

/** A running reference server. */
export interface Reference {
  readonly port: number;
  /** Address of the server, without a slash at the end. */
  readonly url: string;
  /** Where health and metrics are served by a port of their own. */
  readonly monitoringPort?: number;
  /** The certificate that was made for it, in PEM form: what a client is to trust. */
  readonly ca?: string;
  /** Finishes the requests under way and ends. */
  stop(): Promise<void>;
  /** Removes expired sessions; how many. */
  sweep(): Promise<number>;
  /** Undefined where a store does not count them. */
  storedSessions(): Promise<number | undefined>;
  /** What the administrator of the accounts does, such as disabling one. */
  changeAccount(name: string, part: Partial<Omit<Account, 'name'>>): void;
}
