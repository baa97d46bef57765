/** How many bits the ids can differ in: for each position, what the characters seen there can tell apart. */
export function bitsOf(ids: readonly string[]): number {
  const length = Math.min(...ids.map((id) => id.length));
  let bits = 0;
  for (let position = 0; position < length; position += 1) {
    bits += Math.log2(new Set(ids.map((id) => id[position])).size);
  }
  // Of 64 characters one or another may be missing at a place among 500 ids, for a fraction of a bit.
  return Math.round(bits);
}

/**
 * The bits of each part of the ids that varies, where they are made of parts. A part may sign another, which is then
 * as easily guessed as it is without a signature; from outside a signature looks like an id.
 */
export function bitsOfParts(ids: readonly string[]): number[] {
  const parts = ids.map((id) => id.split(/[.:|]|%3A|%7C/i));
  const count = parts[0]?.length ?? 0;
  if (parts.some(({ length }) => length !== count)) return [bitsOf(ids)];
  const columns = Array.from({ length: count }, (_, index) => parts.map((its) => its[index] ?? ''));
  const varying = columns.filter((column) => new Set(column).size > 1);
  return varying.length > 0 ? varying.map(bitsOf) : [0];
}

/** The share of ids that come after their predecessor in the alphabet: about a half when they come in no order. */
export function ascending(ids: readonly string[]): number {
  const ups = ids.filter((id, index) => index > 0 && id > (ids[index - 1] ?? '')).length;
  return ups / Math.max(1, ids.length - 1);
}
