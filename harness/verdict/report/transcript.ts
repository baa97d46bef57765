import { describeDuration } from '../../core/duration';
import type { Note, ScenarioEvidence, WrittenExchange } from '../../core/evidence';

/** The shortest wait that has a line of its own, in milliseconds. */
const WAIT = 1_000;

/** How many exchanges are shown of a scenario that made hundreds: the first ones, and the last ones. */
const FIRST = 10;
const LAST = 30;

/** A line of a scenario's transcript: an exchange, what came between two, or the time that passed. */
export type Line =
  | { kind: 'exchange'; exchange: WrittenExchange }
  | { kind: 'between'; text: string }
  | Extract<Note, { kind: 'check' }>;

/** What happened in a scenario, first to last. */
export function transcript({ exchanges, notes }: ScenarioEvidence): Line[] {
  const lines = exchanges.map((exchange, index): Line[] => {
    const before = exchanges[index - 1];
    const waited = before ? Date.parse(exchange.at) - Date.parse(before.at) : 0;
    const wait: Line[] = waited >= WAIT ? [between(`${describeDuration(waited)} later`)] : [];
    return [...wait, { kind: 'exchange', exchange }, ...notesAfter(index + 1, notes)];
  });
  const left = lines.length - FIRST - LAST;
  if (left > 1) lines.splice(FIRST, left, [between(`${left} exchanges are left out here`)]);
  return [...notesAfter(0, notes), ...lines.flat()];
}

function notesAfter(after: number, notes: readonly Note[]): Line[] {
  return notes
    .filter((note) => note.after === after)
    .flatMap((note) => {
      if (note.kind === 'limit') return [];
      return note.kind === 'event' ? between(note.text) : note;
    });
}

function between(text: string): Line {
  return { kind: 'between', text };
}
