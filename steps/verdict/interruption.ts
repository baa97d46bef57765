import { NOT_JUDGED } from './not-judged';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Has the run end as not judged by Ctrl-C and its like; a second one ends it at once. Returns how to stop listening. */
export function onInterruption(end: (signal: string) => Promise<void>): () => void {
  const onSignal = (signal: string) => {
    stopListening();
    end(signal).finally(() => process.exit(NOT_JUDGED));
  };
  const stopListening = () => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return stopListening;
}
