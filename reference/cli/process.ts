import type { Logger } from 'pino';
import { type Account, type Reference, type ReferenceOptions, startReference } from '..';
import type { Certificate } from '../certificate';
import { openStore } from '../sessions/stores/factory';
import type { readOptions } from './options';

export type Options = ReturnType<typeof readOptions>;

const SWEEP_EVERY_MS = 60_000;
const MIB = 1024 * 1024;

/** What the processes of one command have in common, or one is told apart. */
export interface ProcessStart {
  readonly accounts: readonly Account[];
  readonly tls?: Certificate | undefined;
  readonly port: number;
  readonly metricsPort?: number | undefined;
  /** Whether it is this one that removes what has expired. */
  readonly sweeps: boolean;
}

/** Serves until a signal ends it. */
export async function serveProcess(
  options: Options,
  { accounts, tls, port, metricsPort, sweeps }: ProcessStart,
  logger: Logger,
  more: Pick<ReferenceOptions, 'extensions' | 'siblings'>,
): Promise<Reference> {
  const { durability } = options;
  const store = await openStore(options.store, { durability, log: (message) => logger.warn(message) });
  const reference = await startReference({
    wikis: [{ name: 'Reference', generation: options.generation, settings: options.settings }],
    accounts,
    port,
    hostname: options.host,
    store,
    logger,
    ...more,
    ...(tls && { tls }),
    ...(options.pages !== undefined && { pagesFolder: options.pages }),
    anonymousQuota: { sessions: options.anonymous_sessions, bytes: options.anonymous_megabytes * MIB },
    ...(metricsPort !== undefined && { monitoring: { port: metricsPort, hostname: options.metrics_host } }),
  }).catch(async (error) => {
    await store.close();
    throw error;
  });
  const sweeping = sweeps ? setInterval(() => sweep(reference, logger), SWEEP_EVERY_MS) : undefined;
  onSignals((signal) => {
    logger.info({ signal }, 'finishing the requests under way');
    clearInterval(sweeping);
    void reference.stop().then(() => process.disconnect?.());
  });
  return reference;
}

/** Does it once, for the first signal to end. */
export function onSignals(end: (signal: NodeJS.Signals) => void): void {
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!ending) end(signal);
      ending = true;
    });
  }
}

/** What can't be swept now is swept the next time. */
function sweep(reference: Reference, logger: Logger): void {
  reference.sweep().then(
    (swept) => logger.info({ swept }, 'removed expired sessions'),
    (error) => logger.warn(error),
  );
}
