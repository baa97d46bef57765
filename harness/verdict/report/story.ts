import { describeDuration } from '../../duration';
import type { Exchange, Note, ScenarioEvidence } from '../../evidence';

/** From which wait on it is told that time passed, in milliseconds. */
const WAIT = 1_000;

/** A line of a scenario's story: an exchange, what came between two, or the time that passed. */
export type Line =
  | { kind: 'exchange'; exchange: Exchange }
  | { kind: 'wait'; text: string }
  | Exclude<Note, { kind: 'limit' }>;

/** What happened in a scenario, first to last. */
export function story({ exchanges, notes }: ScenarioEvidence): Line[] {
  const between = (after: number) =>
    notes.filter(
      (note): note is Exclude<Note, { kind: 'limit' }> => note.after === after && note.kind !== 'limit',
    );
  return [
    ...between(0),
    ...exchanges.flatMap((exchange, index): Line[] => {
      const before = exchanges[index - 1];
      const waited = before ? Date.parse(exchange.at) - Date.parse(before.at) : 0;
      const wait: Line[] =
        waited >= WAIT ? [{ kind: 'wait', text: `${describeDuration(waited)} later` }] : [];
      return [...wait, { kind: 'exchange', exchange }, ...between(index + 1)];
    }),
  ];
}
