import { isDeepStrictEqual } from 'node:util';
import { NonConformance } from './errors';
import { Evidence } from './evidence';

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

  /** Throws NonConformance when the two differ. */
  equal(seen: unknown, expected: unknown, what: string): void {
    this.that(isDeepStrictEqual(seen, expected), what, show(seen), show(expected));
  }
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 200 ? `${text.slice(0, 200)}… (${text.length} characters)` : text || '(empty)';
}
