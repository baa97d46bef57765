/** What a scenario can need of its target beyond a wiki that answers: each is a tag, `@needs-clock` and so on. */
export const NEEDS = [
  'clock',
  'settings',
  'farm',
  'remote',
  'https',
  'superuser',
  'cleaning-up',
  'example-macro',
  'dict-macro',
] as const;

export type Need = (typeof NEEDS)[number];

/** The needs that a scenario's tags name. */
export function needsOf(tags: readonly string[]): Need[] {
  return NEEDS.filter((need) => tags.includes(`@needs-${need}`));
}
