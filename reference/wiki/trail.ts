/** As many pages as MoinMoin's trail shows. */
const LENGTH = 5;

// uses-trail, trail-private: "the pages visited, in order, per visitor": the trail is in the visitor's session
// alone; a page seen again moves to the end.
export function updateTrail(trail: readonly string[], page: string): string[] {
  return [...trail.filter((each) => each !== page), page].slice(-LENGTH);
}
