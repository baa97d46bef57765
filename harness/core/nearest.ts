import { distance } from 'fastest-levenshtein';

/** The one of `known` that is written most like `text`. */
export function nearest(text: string, known: readonly string[]): string | undefined {
  return [...known].sort((a, b) => distance(text, a) - distance(text, b))[0];
}
