import cluster from 'node:cluster';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { type Account, SettingsError } from '.';
import { selfSigned } from './certificate';
import { createLogger } from './cli/log';
import { help, readExtensions, readOptions } from './cli/options';
import { UsageError } from './cli/parsed-options';
import { type Options, onSignals, type ProcessStart, serveProcess } from './cli/process';
import { ExtensionError, registeredNames } from './extensions/extensions';
import { registerAll } from './extensions/register-all';
import { showPlace } from './sessions/stores/factory';
import { StoreError } from './sessions/stores/store-error';

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
    // A worker would go on waiting for what its primary has to say.
    process.disconnect?.();
  }
}

async function serve(args: readonly string[]): Promise<void> {
  const extensions = readExtensions(args, process.env);
  const registered = registeredNames(await registerAll(extensions));
  const options = readOptions(args, process.env, registered);
  const logger = createLogger(options.log_level);
  if (cluster.isWorker) {
    const { Primary } = await import('./cli/worker');
    const primary = new Primary();
    const more = { extensions, siblings: primary };
    const { url, monitoringPort } = await serveProcess(options, await primary.start, logger, more);
    return primary.send({ type: 'serving', url, metricsPort: monitoringPort });
  }
  const start = { ...(await createStart(options)), sweeps: true };
  if (options.workers === 1) {
    const { url, monitoringPort } = await serveProcess(options, start, logger, { extensions });
    return announce(options, start, url, monitoringPort);
  }
  const { Workers } = await import('./cli/workers');
  const workers = new Workers(options.workers, logger);
  onSignals(() => workers.stop());
  const serving = await workers.start(start);
  if (serving) announce(options, start, serving.url, serving.metricsPort);
  else process.exitCode = 2;
}

async function createStart({ certificate, store, workers, host, port, metrics_port }: Options) {
  if (workers > 1 && store === 'memory') {
    throw new UsageError(
      `--workers ${workers} needs a store that they share: expected --store lmdb:FOLDER or redis://HOST:PORT, and it is memory, which each has to itself.`,
    );
  }
  const tls = certificate === undefined ? undefined : await selfSigned(['localhost', host]);
  if (certificate !== undefined && tls) writeCertificate(certificate, tls.cert);
  return { accounts: createAccounts(), tls, port, metricsPort: metrics_port };
}

function announce(
  { generation, certificate, store, workers }: Options,
  { accounts }: ProcessStart,
  url: string,
  metricsPort: number | undefined,
): void {
  console.log(`Reference wiki of the generation ${generation} at ${url}/`);
  for (const { name, password, superuser } of accounts) {
    // What the administrator gave is known to them, and in a log it would be seen by others.
    const shown = process.env.WIKI_PASSWORD ? 'that of WIKI_PASSWORD' : password;
    console.log(`  ${name}${superuser ? ' (superuser)' : ''}: password ${shown}`);
  }
  if (certificate) console.log(`  its certificate: ${certificate}`);
  console.log(`  sessions: ${showPlace(store)}`);
  if (workers > 1) console.log(`  workers: ${workers}`);
  if (metricsPort) console.log(`  metrics: port ${metricsPort}`);
  console.log(`  pages: ${PAGES}\nCtrl-C ends it.`);
}

function writeCertificate(file: string, certificate: string): void {
  try {
    writeFileSync(file, certificate);
  } catch (error) {
    throw new UsageError(
      `${file} can't be written: ${(error as Error).message}. Choose another with --https.`,
    );
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
