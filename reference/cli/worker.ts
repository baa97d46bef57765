import { once } from 'node:events';
import { AggregatorRegistry, type Registry } from 'prom-client';
import type { ProcessStart } from './process';
import type { Message } from './workers';

/** What the primary has this worker do. */
export async function readStart(): Promise<ProcessStart> {
  const [message] = (await once(process, 'message')) as [Extract<Message, { type: 'start' }>];
  return message.start;
}

export function tellPrimary(message: Message): void {
  process.send?.(message);
}

/** The metrics of all workers, counts added up, of which these are this one's. @throws Error when one does not tell */
export function metricsOfAll(own: Registry): () => Promise<string> {
  // It answers the primary's.
  new AggregatorRegistry();
  AggregatorRegistry.setRegistries([own]);
  const waiting: ((text: string | undefined) => void)[] = [];
  process.on('message', (message: Message) => {
    if (message.type === 'metrics') waiting.shift()?.(message.text);
  });
  return async () => {
    const text = await new Promise<string | undefined>((resolve) => {
      waiting.push(resolve);
      tellPrimary({ type: 'metrics asked' });
    });
    if (text === undefined) throw new Error('A worker did not tell its metrics in time.');
    return text;
  };
}
