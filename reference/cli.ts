import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { Logger } from 'pino';
import { type Account, type Reference, SettingsError, startReference } from '.';
import { createLogger } from './cli/log';
import { help, readExtensions, readOptions } from './cli/options';
import { UsageError } from './cli/parsed-options';
import { ExtensionError, registeredNames } from './extensions/extensions';
import { registerAll } from './extensions/register-all';
import { openStore, showPlace } from './sessions/stores/factory';
import { StoreError } from './sessions/stores/store-error';

const SWEEP_EVERY = 60_000;
const MIB = 1024 * 1024;
/** Mistakes of who started it, each told in one sentence. */
const TOLD = [UsageError, SettingsError, StoreError, ExtensionError];
const PAGES =
  'FrontPage, PageOne to PageSix, SessionMacro, SessionExample, SessionDict, RemoteSync, SecretPage';

/** Runs a server by these options, and those of the environment. What can't be is printed, and ends with 2. */
export async function serveReference(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return console.log(help());
  try {
    await serve(args);
  } catch (error) {
    const message = explain(error);
    if (message === undefined) throw error;
    console.error(message);
    process.exitCode = 2;
  }
}

async function serve(args: readonly string[]): Promise<void> {
  const extensions = readExtensions(args, process.env);
  const registered = registeredNames(await registerAll(extensions));
  const options = readOptions(args, process.env, registered);
  const { generation, certificate, store: place } = options;
  const accounts = createAccounts();
  const logger = createLogger(options.log_level);
  const { durability } = options;
  const store = await openStore(place, { durability, log: (message) => logger.warn(message) });
  const reference = await startReference({
    wikis: [{ name: 'Reference', generation, settings: options.settings }],
    accounts,
    extensions,
    port: options.port,
    hostname: options.host,
    store,
    logger,
    https: certificate !== undefined,
    ...(options.pages !== undefined && { pagesFolder: options.pages }),
    anonymousQuota: { sessions: options.anonymous_sessions, bytes: options.anonymous_megabytes * MIB },
    ...monitoringOf(options),
  }).catch(async (error) => {
    await store.close();
    throw error;
  });
  if (certificate) await writeCertificate(certificate, reference);

  console.log(`Reference wiki of the generation ${generation} at ${reference.url}/`);
  for (const { name, password, superuser } of accounts) {
    // What the administrator gave is known to them, and in a log it would be seen by others.
    const shown = process.env.WIKI_PASSWORD ? 'that of WIKI_PASSWORD' : password;
    console.log(`  ${name}${superuser ? ' (superuser)' : ''}: password ${shown}`);
  }
  if (certificate) console.log(`  its certificate: ${certificate}`);
  console.log(`  sessions: ${showPlace(place)}`);
  if (reference.monitoringPort) console.log(`  metrics: port ${reference.monitoringPort}`);
  console.log(`  pages: ${PAGES}\nCtrl-C ends it.`);
  stopOnSignals(reference, logger);
}

function monitoringOf({ metrics_port, metrics_host }: ReturnType<typeof readOptions>) {
  return metrics_port === undefined ? {} : { monitoring: { port: metrics_port, hostname: metrics_host } };
}

async function writeCertificate(file: string, reference: Reference): Promise<void> {
  try {
    writeFileSync(file, reference.ca ?? '');
  } catch (error) {
    await reference.stop();
    throw new UsageError(
      `${file} can't be written: ${(error as Error).message}. Choose another with --https.`,
    );
  }
}

function stopOnSignals(reference: Reference, logger: Logger): void {
  // What could not be swept now is swept the next time.
  const sweep = () => {
    reference.sweep().then(
      (swept) => logger.info({ swept }, 'removed expired sessions'),
      (error) => logger.warn(error),
    );
  };
  const sweeping = setInterval(sweep, SWEEP_EVERY);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      logger.info({ signal }, 'finishing the requests under way');
      clearInterval(sweeping);
      void reference.stop();
    });
  }
}

function createAccounts(): Account[] {
  const password = () => process.env.WIKI_PASSWORD || randomBytes(9).toString('base64url');
  return ['Ana', 'Ben', 'Sue'].map((name) => ({ name, password: password(), superuser: name === 'Sue' }));
}

function explain(error: unknown): string | undefined {
  if (TOLD.some((kind) => error instanceof kind)) return (error as Error).message;
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken: another program listens there. Choose another with --port or --metrics_port.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this user. Choose another with --port.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return 'The address given with --host or --metrics_host is not one of this machine.';
  return undefined;
}
