import type { Exchange } from './exchange';
import { Masking, type WrittenExchange } from './masking';
import { maskSecrets } from './secrets';
import { describeSettings, type Settings } from './settings';

export type { WrittenExchange } from './masking';

/** A wiki that the scenario was tried on. */
export interface TriedWiki {
  role: string;
  /** Its base URL. */
  base: string;
  /** What is known of its settings, in words. */
  settings: string;
  /** The cookies that carry its session, where that was found out. */
  sessionCookies?: readonly string[];
}

/** What came between two exchanges; `after` counts the exchanges before it. */
export type Note = { after: number } & (
  | { kind: 'event'; at: string; text: string }
  | { kind: 'check'; what: string; seen: string; expected: string; holds: boolean }
  /** The session that `visitor` began has to last so many ms, null for ever, from the last exchange on. */
  | { kind: 'limit'; visitor: string; lasts: number | null }
);

/** What is told of a scenario in the reports. */
export interface ScenarioEvidence {
  wikis: TriedWiki[];
  exchanges: WrittenExchange[];
  notes: Note[];
  /** Files that show what the browsers showed when it failed. */
  files: string[];
}

interface ProvidedWiki {
  base: URL;
  settings: Settings;
}

/** What one scenario did, exchange by exchange. It is masked where it is written out, in `toJSON`. */
export class Evidence {
  readonly exchanges: Exchange[] = [];
  readonly notes: Note[] = [];
  readonly files: string[] = [];
  #wikis = new Map<ProvidedWiki, TriedWiki>();

  record(exchange: Exchange): void {
    this.exchanges.push(exchange);
  }

  /** Keeps in mind a wiki that the target provided. */
  provided(role: string, wiki: ProvidedWiki): void {
    const { base, settings } = wiki;
    this.#wikis.set(wiki, { role, base: base.href, settings: describeSettings(settings) });
  }

  /** Keeps in mind which cookies carry a wiki's session. */
  carriedBy(wiki: ProvidedWiki, sessionCookies: readonly string[]): void {
    const tried = this.#wikis.get(wiki);
    if (tried) tried.sessionCookies = sessionCookies;
  }

  /** Something that happened without an exchange, such as a browser that was closed. */
  note(at: number, text: string): void {
    this.notes.push({ after: this.exchanges.length, kind: 'event', at: new Date(at).toISOString(), text });
  }

  /** A check, and what came of it. */
  checked(what: string, seen: string, expected: string, holds: boolean): void {
    const after = this.exchanges.length;
    this.notes.push({ after, kind: 'check', what, seen, expected, holds });
  }

  /** How long the session that a visitor began with the last exchange has to last, in ms. */
  limit(visitor: string, lasts: number): void {
    const after = this.exchanges.length;
    this.notes.push({ after, kind: 'limit', visitor, lasts: Number.isFinite(lasts) ? lasts : null });
  }

  toJSON(): ScenarioEvidence {
    const masking = new Masking();
    return {
      wikis: [...this.#wikis.values()],
      exchanges: this.exchanges.map((exchange) => masking.exchange(exchange)),
      notes: this.notes.map(masked),
      files: this.files,
    };
  }
}

function masked(note: Note): Note {
  return note.kind === 'check'
    ? { ...note, what: maskSecrets(note.what), seen: maskSecrets(note.seen) }
    : note;
}
