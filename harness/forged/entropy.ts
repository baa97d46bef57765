/** How many bits the ids can differ in: for each position, what the characters seen there can tell apart. */
export function bitsOf(ids: readonly string[]): number {
  const length = Math.min(...ids.map((id) => id.length));
  let bits = 0;
  for (let position = 0; position < length; position += 1) {
    bits += Math.log2(new Set(ids.map((id) => id[position])).size);
  }
  return Math.floor(bits);
}

/** The share of ids that come after their predecessor in the alphabet: about a half when they come in no order. */
export function ascending(ids: readonly string[]): number {
  const ups = ids.filter((id, index) => index > 0 && id > (ids[index - 1] ?? '')).length;
  return ups / Math.max(1, ids.length - 1);
}
