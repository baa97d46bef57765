import { AggregatorRegistry, type Registry } from 'prom-client';
import type { Change, Siblings } from '../siblings';
import type { ProcessStart } from './process';
import type { Message } from './workers';

/** The primary, as a worker has it, and by it the other workers. */
export class Primary implements Siblings {
  /** What it has this worker do. */
  readonly start: Promise<ProcessStart>;
  readonly #waiting: Record<'metrics' | 'told', ((text: string | undefined) => void)[]> = {
    metrics: [],
    told: [],
  };
  readonly #changes: Change[] = [];
  #make = (change: Change): void => {
    this.#changes.push(change);
  };

  constructor() {
    this.start = new Promise((resolve) => {
      process.on('message', (message: Message) => {
        if (message.type === 'start') resolve(message.start);
        else if (message.type === 'change') this.#make(message.change);
        else if (message.type === 'metrics') this.#waiting.metrics.shift()?.(message.text);
        else if (message.type === 'told') this.#waiting.told.shift()?.(undefined);
      });
    });
  }

  send(message: Message): void {
    process.send?.(message);
  }

  /** Counts are added up. */
  metrics(own: Registry): () => Promise<string> {
    // It answers the primary's.
    new AggregatorRegistry();
    AggregatorRegistry.setRegistries([own]);
    return async () => {
      const text = await this.#answer('metrics', { type: 'metrics asked' });
      if (text === undefined) throw new Error('A worker did not tell its metrics in time.');
      return text;
    };
  }

  async tell(change: Change): Promise<void> {
    await this.#answer('told', { type: 'change', change });
  }

  listen(make: (change: Change) => void): void {
    this.#make = make;
    for (const change of this.#changes) make(change);
  }

  #answer(kind: 'metrics' | 'told', question: Message): Promise<string | undefined> {
    return new Promise((resolve) => {
      this.#waiting[kind].push(resolve);
      this.send(question);
    });
  }
}
