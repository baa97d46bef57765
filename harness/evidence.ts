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

const FIELDS_TO_MASK = /password|passwd|ticket|token|csrf/i;

/**
 * What one scenario did, exchange by exchange. Cookie values are replaced when they are recorded, each by a
 * number of its own, so that a reader still sees whether two are the same.
 */
export class Evidence {
  readonly exchanges: Exchange[] = [];
  readonly notes: { at: string; text: string }[] = [];
  #masks = new Map<string, string>();

  record(exchange: Exchange): void {
    this.exchanges.push({
      ...exchange,
      ...(exchange.cookie === undefined ? {} : { cookie: this.#maskCookies(exchange.cookie) }),
      ...(exchange.form === undefined
        ? {}
        : { form: exchange.form.map(([n, v]) => [n, this.#maskField(n, v)]) }),
      setCookies: exchange.setCookies.map((line) => this.#maskSetCookie(line)),
      refused: exchange.refused.map((r) => ({ ...r, setCookie: this.#maskSetCookie(r.setCookie) })),
    });
  }

  /** Something that happened without an exchange: time passed, a browser was closed. */
  note(at: number, text: string): void {
    this.notes.push({ at: new Date(at).toISOString(), text });
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

  #maskField(name: string, value: string): string {
    return FIELDS_TO_MASK.test(name) ? '«masked»' : (this.#masks.get(value) ?? value);
  }

  #mask(value: string): string {
    const known = this.#masks.get(value);
    if (known) return known;
    const mask = `«id ${this.#masks.size + 1}»`;
    this.#masks.set(value, mask);
    return mask;
  }
}
