/**
 * What matters among `items`: the union of two smallest sets with which something is still there, found by leaving out
 * one item at a time, first to last and last to first. Two, since a session may be found by either of two ways.
 */
export async function whatMatters<T>(
  items: readonly T[],
  isThere: (some: readonly T[]) => Promise<boolean>,
): Promise<Set<T>> {
  const first = await smallest(items, items, isThere);
  const second = await smallest(items, [...items].reverse(), isThere);
  return new Set([...first, ...second]);
}

async function smallest<T>(
  items: readonly T[],
  order: readonly T[],
  isThere: (some: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let kept = items;
  for (const item of order) {
    const others = kept.filter((other) => other !== item);
    if (await isThere(others)) kept = others;
  }
  return kept;
}
