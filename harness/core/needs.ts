/** What a scenario can need of its target beyond a wiki that answers. */
const OF_THE_TARGET = [
  'clock',
  'settings',
  'farm',
  'remote',
  'https',
  'superuser',
  'cleaning-up',
  'example-macro',
  'dict-macro',
  'trail',
  'change-user',
  'anonymous-readers',
] as const;

export type TargetNeed = (typeof OF_THE_TARGET)[number];

/** What a scenario can need: each is a tag, `@needs-clock` and so on. A real browser is the run's to give. */
export const NEEDS = [...OF_THE_TARGET, 'browser'] as const;

export type Need = (typeof NEEDS)[number];

/** The needs that a scenario's tags name. */
export function needsOf(tags: readonly string[]): Need[] {
  return NEEDS.filter((need) => tags.includes(`@needs-${need}`));
}
