import { isDeepStrictEqual } from 'node:util';
import { NonConformance, type NotTestable } from './errors';
import { Evidence } from './evidence';

class Shown {
  readonly #shown = true;

  constructor(readonly what: string) {}

  /** Keeps anything else from passing for a control. */
  get shown(): boolean {
    return this.#shown;
  }
}

/** That something could have been seen, had it been there: what every check of an absence asks for. */
export type Control = Shown;

/** What an absence looks like in words and values. */
const ABSENCES: readonly unknown[] = ['', 'none', 'nobody', 'nothing', false, 0, null, undefined];

/**
 * One scenario's checks, counted. `seen` comes before `expected` everywhere, and each check says in `what` which
 * thing was looked at.
 */
export class Checks {
  made = 0;

  /** @param evidence Where each check is told. */
  constructor(readonly evidence = new Evidence()) {}

  /** Throws NonConformance when `holds` is false. `seen` is what was seen, whether it holds or not. */
  that(holds: boolean, what: string, seen: string, expected: string): void {
    this.made += 1;
    this.evidence.checked(what, seen, expected, holds);
    if (!holds) throw new NonConformance(`${what}\n  seen:     ${seen}\n  expected: ${expected}`);
  }

  /** Throws NonConformance when the two differ. `why` is what is known of the reason. */
  equal(seen: unknown, expected: unknown, what: string, why = ''): void {
    if (ABSENCES.includes(expected)) throw new TypeError(`${what}: an absence needs a control; use absent()`);
    this.that(isDeepStrictEqual(seen, expected), what, `${show(seen)}${why}`, show(expected));
  }

  /** The control of a check that something is absent. Throws `otherwise` where it was not `shown`. */
  control(shown: boolean, what: string, otherwise: NotTestable): Control {
    if (!shown) throw otherwise;
    return new Shown(what);
  }

  /** Throws NonConformance when something is there that must not be. */
  absent(control: Control, what: string, seen: readonly string[], expected = 'none'): void {
    this.that(seen.length === 0, what, seen.join(', ') || `none (control: ${control.what})`, expected);
  }
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 200 ? `${text.slice(0, 200)}… (${text.length} characters)` : text || '(empty)';
}
