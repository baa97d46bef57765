import cluster, { type Worker } from 'node:cluster';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { AggregatorRegistry } from 'prom-client';
import type { Change } from '../siblings';
import type { ProcessStart } from './process';

/** ms until a worker is replaced that ended before it served. */
const AGAIN_MS = 1_000;

/** A worker serves. */
export interface Serving {
  readonly type: 'serving';
  readonly url: string;
  readonly metricsPort?: number | undefined;
}

/** What the primary and its workers tell each other. */
export type Message =
  | Serving
  | { readonly type: 'start'; readonly start: ProcessStart }
  | { readonly type: 'change'; readonly change: Change }
  | { readonly type: 'told' }
  | { readonly type: 'metrics asked' }
  | { readonly type: 'metrics'; readonly text: string | undefined };

/** Processes that serve one farm at one port, each replaced when it ends before all are to. */
export class Workers {
  readonly #metrics = new AggregatorRegistry();
  /** By what they change, so that there are never more than accounts and pages. */
  readonly #changes = new Map<string, Change>();
  #ending = false;

  constructor(
    private readonly count: number,
    private readonly logger: Logger,
  ) {
    cluster.on('message', (worker, message: Message) => {
      if (message.type === 'metrics asked') void this.#sendMetrics(worker);
      if (message.type === 'change') this.#pass(message, worker);
    });
  }

  /** Resolves when all serve; with undefined when the first could not, and has said why. */
  async start(start: ProcessStart): Promise<Serving | undefined> {
    const first = this.#fork(start);
    const serving = await served(first);
    if (!serving) return undefined;
    this.#keep(first, start);
    // Where any port will do, cluster has all listen at the one that the first got.
    const others = Array.from({ length: this.count - 1 }, () => this.#add({ ...start, sweeps: false }));
    await Promise.all(others);
    return serving;
  }

  /** Has each finish the requests under way and end. */
  stop(): void {
    this.#ending = true;
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill('SIGTERM');
  }

  async #add(start: ProcessStart): Promise<void> {
    const worker = this.#fork(start);
    if (await served(worker)) return this.#keep(worker, start);
    await setTimeout(AGAIN_MS);
    if (!this.#ending) await this.#add(start);
  }

  #keep(worker: Worker, start: ProcessStart): void {
    worker.once('exit', (code, signal) => {
      if (this.#ending) return;
      this.logger.error({ worker: worker.process.pid, code, signal }, 'a worker ended, and is replaced');
      void this.#add(start);
    });
  }

  /** To the others, and to those that come later. */
  #pass(message: Extract<Message, { type: 'change' }>, from: Worker): void {
    const { change } = message;
    const key = 'page' in change ? `page ${change.page}` : `account ${change.account}`;
    const before = this.#changes.get(key);
    const part = { ...(before && 'part' in before && before.part), ...('part' in change && change.part) };
    this.#changes.set(key, 'page' in change ? change : { ...change, part });
    for (const worker of Object.values(cluster.workers ?? {})) {
      if (worker !== from && worker?.isConnected()) worker.send(message);
    }
    from.send({ type: 'told' } satisfies Message);
  }

  #fork(start: ProcessStart): Worker {
    const worker = cluster.fork();
    worker.send({ type: 'start', start } satisfies Message);
    for (const change of this.#changes.values()) worker.send({ type: 'change', change } satisfies Message);
    return worker;
  }

  async #sendMetrics(worker: Worker): Promise<void> {
    const text = await this.#metrics.clusterMetrics().catch(() => undefined);
    if (worker.isConnected()) worker.send({ type: 'metrics', text } satisfies Message);
  }
}

/** Undefined when it ended instead. */
function served(worker: Worker): Promise<Serving | undefined> {
  return new Promise((resolve) => {
    worker.on('message', (message: Message) => {
      if (message.type === 'serving') resolve(message);
    });
    worker.once('exit', () => resolve(undefined));
  });
}
