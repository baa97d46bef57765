import type { Exchange } from './exchange';
import { MASKED, maskField, maskQuery, maskSecrets } from './secrets';

/** How much of a Cookie header or a Set-Cookie line is shown, in characters. */
const SHOWN_AT_MOST = 500;

/** A cookie that the browser did not take, and why. */
export interface RefusedCookie {
  setCookie: string;
  reason: string;
}

/** An exchange as the reports have it, with passwords and session ids masked. */
export interface WrittenExchange {
  visitor: string;
  /** The wiki's time, ISO 8601. */
  at: string;
  method: string;
  url: string;
  cookie?: string;
  /** Header lines by which the visitor identifies themselves, without their values. */
  extraHeaders?: string[];
  form?: [name: string, value: string][];
  status: number;
  setCookies: string[];
  refused: RefusedCookie[];
  location?: string;
}

/** Replaces cookie values, each by a number of its own, so that a reader still sees whether two are the same. */
export class Masking {
  #masks = new Map<string, string>();

  exchange({
    visitor,
    at,
    method,
    url,
    cookie,
    extraHeaders = {},
    form,
    status,
    headers,
    setCookies,
  }: Exchange): WrittenExchange {
    const { location } = headers;
    return {
      visitor,
      at: new Date(at).toISOString(),
      method,
      url: this.#url(url.href),
      ...(cookie ? { cookie: this.#cookies(cookie) } : {}),
      ...(Object.keys(extraHeaders).length > 0
        ? { extraHeaders: Object.keys(extraHeaders).map((name) => `${name}: ${MASKED}`) }
        : {}),
      ...(form ? { form: form.map(([name, value]) => [name, this.#field(name, value)]) } : {}),
      status,
      setCookies: setCookies.map(({ line }) => this.#line(line)),
      refused: setCookies.flatMap(({ line, refused: reason }) =>
        reason === undefined ? [] : { setCookie: this.#line(line), reason },
      ),
      ...(typeof location === 'string' ? { location: this.#url(location) } : {}),
    };
  }

  #cookies(header: string): string {
    return shortened(
      header
        .split('; ')
        .map((pair) => this.#pair(pair))
        .join('; '),
    );
  }

  #line(line: string): string {
    const [pair = '', ...attributes] = line.split(';');
    return shortened([this.#pair(pair), ...attributes].join(';'));
  }

  #pair(pair: string): string {
    const at = pair.indexOf('=');
    const value = pair.slice(at + 1);
    if (at < 0 || value === '' || value === '""') return pair;
    return `${pair.slice(0, at)}=${this.#id(value)}`;
  }

  #url(url: string): string {
    return shortened(maskSecrets(maskQuery(url, (name, value) => this.#field(name, value))));
  }

  #field(name: string, value: string): string {
    const masked = maskField(name, value);
    return shortened(masked === value ? (this.#masks.get(value) ?? value) : masked);
  }

  #id(value: string): string {
    const known = this.#masks.get(value);
    if (known) return known;
    const mask = `«id ${this.#masks.size + 1}»`;
    this.#masks.set(value, mask);
    return mask;
  }
}

function shortened(text: string): string {
  return text.length > SHOWN_AT_MOST ? `${text.slice(0, SHOWN_AT_MOST)}… (${text.length} characters)` : text;
}
