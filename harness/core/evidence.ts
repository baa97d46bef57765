import { maskField, maskQuery, maskSecrets } from './secrets';
import { describeSettings, type Settings } from './settings';

/** A cookie that the browser did not take, and why. */
export interface RefusedCookie {
  setCookie: string;
  reason: string;
}

/** One request and its answer, with passwords and session ids masked. */
export interface Exchange {
  visitor: string;
  /** The wiki's time, ISO 8601. */
  at: string;
  method: string;
  url: string;
  /** The Cookie header that was sent. */
  cookie?: string;
  /** The form fields that were sent. */
  form?: [name: string, value: string][];
  status: number;
  setCookies: string[];
  refused: RefusedCookie[];
  location?: string;
}

/** A wiki that the scenario was tried on. */
export interface TriedWiki {
  role: string;
  /** Its base URL. */
  base: string;
  /** What is known of its settings, in words. */
  settings: string;
  cookieName?: string;
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
  exchanges: Exchange[];
  notes: Note[];
  /** Files that show what the browsers showed when it failed. */
  files: string[];
}

/**
 * What one scenario did, exchange by exchange. Cookie values are replaced when they are recorded, each by a
 * number of its own, so that a reader still sees whether two are the same.
 */
export class Evidence implements ScenarioEvidence {
  readonly wikis: TriedWiki[] = [];
  readonly exchanges: Exchange[] = [];
  readonly notes: Note[] = [];
  readonly files: string[] = [];
  #masks = new Map<string, string>();
  #ids = 0;

  record(exchange: Exchange): void {
    this.exchanges.push({
      ...exchange,
      url: this.#maskUrl(exchange.url),
      ...(exchange.location === undefined ? {} : { location: this.#maskUrl(exchange.location) }),
      ...(exchange.cookie === undefined ? {} : { cookie: this.#maskCookies(exchange.cookie) }),
      ...(exchange.form === undefined
        ? {}
        : { form: exchange.form.map(([n, v]) => [n, this.#maskField(n, v)]) }),
      setCookies: exchange.setCookies.map((line) => this.#maskSetCookie(line)),
      refused: exchange.refused.map((r) => ({ ...r, setCookie: this.#maskSetCookie(r.setCookie) })),
    });
  }

  /** Keeps in mind a wiki that the target provided. */
  provided(
    role: string,
    { base, settings, cookieName }: { base: URL; settings: Settings; cookieName?: string },
  ): void {
    const name = cookieName ? { cookieName } : {};
    this.wikis.push({ role, base: base.href, settings: describeSettings(settings), ...name });
  }

  /** Something that happened without an exchange, such as a browser that was closed. */
  note(at: number, text: string): void {
    const after = this.exchanges.length;
    this.notes.push({ after, kind: 'event', at: new Date(at).toISOString(), text });
  }

  /** A check, and what came of it. */
  checked(what: string, seen: string, expected: string, holds: boolean): void {
    const [shownWhat, shownSeen] = [maskSecrets(what), maskSecrets(seen)];
    const after = this.exchanges.length;
    this.notes.push({ after, kind: 'check', what: shownWhat, seen: shownSeen, expected, holds });
  }

  /** How long the session that a visitor began with the last exchange has to last, in ms. */
  limit(visitor: string, lasts: number): void {
    const after = this.exchanges.length;
    this.notes.push({ after, kind: 'limit', visitor, lasts: Number.isFinite(lasts) ? lasts : null });
  }

  #maskCookies(header: string): string {
    return header
      .split('; ')
      .map((pair) => this.#maskPair(pair))
      .join('; ');
  }

  #maskSetCookie(line: string): string {
    const [pair = '', ...attributes] = line.split(';');
    return [this.#maskPair(pair), ...attributes].join(';');
  }

  #maskPair(pair: string): string {
    const at = pair.indexOf('=');
    const value = pair.slice(at + 1);
    if (at < 0 || value === '' || value === '""') return pair;
    return `${pair.slice(0, at)}=${this.#mask(value)}`;
  }

  #maskUrl(url: string): string {
    return maskSecrets(maskQuery(url, (name, value) => this.#maskField(name, value)));
  }

  #maskField(name: string, value: string): string {
    const masked = maskField(name, value);
    return masked === value ? (this.#masks.get(value) ?? value) : masked;
  }

  #mask(value: string): string {
    const known = this.#masks.get(value);
    if (known) return known;
    this.#ids += 1;
    const mask = `«id ${this.#ids}»`;
    this.#masks.set(value, mask);
    return mask;
  }
}
