import { FOREVER } from '../../core/duration';
import type { Note, ScenarioEvidence } from '../../core/evidence';
import type { SetCookie } from '../../core/set-cookie';
import { sessionCookiesSet } from './session-cookies-set';

/** Exchanges closer than this belong to one visit, in milliseconds. */
const ONE_VISIT = 5_000;

export type Check = Extract<Note, { kind: 'check' }>;

/** A visit: what a browser exchanged in one go. Times are milliseconds since 1970. */
export interface Visit {
  at: number;
  checks: Check[];
}

/** A time in which the browser holds a session cookie; `until` is for ever for one that goes with the browser. */
export interface Held {
  from: number;
  until: number;
}

/** What one browser did. */
export interface Lane {
  browser: string;
  visits: Visit[];
  held: Held[];
}

/** How long a visitor's session has to last; `check` is there where the cookie alone was held against it. */
export interface Limit {
  visitor: string;
  until: number;
  check?: Check;
}

/** Reads a scenario's evidence into what each browser did. */
export function lanesOf({ exchanges, notes, wikis }: ScenarioEvidence): Lane[] {
  const lanes = new Map<string, Lane>();
  exchanges.forEach((exchange, index) => {
    const at = Date.parse(exchange.at);
    const browser = exchange.visitor;
    const lane = lanes.get(browser) ?? { browser, visits: [], held: [] };
    lanes.set(browser, lane);
    let visit = lane.visits.at(-1);
    if (!visit || at - visit.at > ONE_VISIT) {
      visit = { at, checks: [] };
      lane.visits.push(visit);
    }
    visit.checks.push(...checksAfter(index + 1, notes));
    for (const cookie of sessionCookiesSet(wikis[0], exchange)) hold(lane, cookie, at);
  });
  return [...lanes.values()];
}

/** The checks between two exchanges, those of a session cookie's lifetime left out: they are shown at its limit. */
function checksAfter(after: number, notes: readonly Note[]): Check[] {
  const between = notes.filter((note) => note.after === after);
  return between.filter(
    (note, index): note is Check =>
      note.kind === 'check' && ![between[index - 1]?.kind, between[index + 1]?.kind].includes('limit'),
  );
}

function hold(lane: Lane, { lasts = FOREVER }: SetCookie, at: number): void {
  const before = lane.held.at(-1);
  if (before && before.until > at) before.until = at;
  if (lasts > 0) lane.held.push({ from: at, until: at + lasts });
}

/** The limits that were asked for, from the last exchange of their visitor on. */
export function limitsOf({ exchanges, notes }: ScenarioEvidence): Limit[] {
  return notes.flatMap((note, index) => {
    if (note.kind !== 'limit') return [];
    const { after, visitor, lasts } = note;
    const last = exchanges
      .slice(0, after)
      .findLast((exchange) => exchange.visitor === visitor || isAnotherOf(exchange.visitor, visitor));
    if (!last) return [];
    const next = notes[index + 1];
    return {
      visitor,
      until: Date.parse(last.at) + (lasts ?? FOREVER),
      ...(next?.kind === 'check' && next.after === after ? { check: next } : {}),
    };
  });
}

/** Whether a limit is for that browser: for the visitor's own, or for those that tried what happens at the end. */
export function concerns({ visitor, check }: Limit, { browser }: Lane): boolean {
  return check ? browser === visitor : isAnotherOf(browser, visitor);
}

function isAnotherOf(browser: string, visitor: string): boolean {
  return browser.startsWith(`${visitor}, browser `);
}
