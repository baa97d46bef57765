/** As many pages as MoinMoin's trail shows. */
const LENGTH = 5;

// uses-trail: "the pages visited, in order, per visitor"; a page seen again moves to the end.
export function updateTrail(trail: readonly string[], page: string): string[] {
  return [...trail.filter((each) => each !== page), page].slice(-LENGTH);
}
