import { isDeepStrictEqual } from 'node:util';
import { describeSettings, type Generation, type Scheme, type Settings } from '../core/settings';
import type { LayoutName } from './layouts';
import type { Placement } from './placement';

/**
 * Something that a scenario needs of a wiki's settings. A target that can be configured takes `example`; one that
 * is as it is holds its settings against `holds`, which answers undefined when they don't say.
 */
export interface Condition {
  /** In words, as the scenario says it. */
  text: string;
  example: Settings;
  /** The same, where the auth-list generation says it by other settings. */
  inAuthList?: Condition;
  holds(settings: Settings, placements: readonly Placement[]): boolean | undefined;
  /** What an anonymous visitor can see of it: the hours that their cookie lasts, 0 when they get none. */
  seen?(anonymousHours: number): boolean;
  /** Where a configurable target puts the one wiki of a request, so that what is configured can be used there. */
  at?: Pick<Placement, 'host' | 'path'>;
  /** Which wikis of a farm it is for; all but the outsiders when absent. */
  only?: Placement['role'];
}

/** The wikis that a scenario asks a target for. */
export interface WikiRequest {
  generation: Generation;
  placements: readonly Placement[];
  /** What the layout is called in the scenario. */
  layout: LayoutName;
  conditions: readonly Condition[];
  /** Whose sessions the scenario is about; absent: of both kinds. */
  about?: 'anonymous' | 'logged-in';
  /** How the wikis are to be reached; either will do when absent. */
  scheme?: Scheme;
}

/** The settings that a configurable target gives one wiki of the request. */
export function settingsFor(request: WikiRequest, role: Placement['role']): Settings {
  return Object.assign({}, ...conditionsFor(request, role).map(({ example }) => example));
}

/** Where a configurable target puts the wikis of a request. */
export function placementsFor({ layout, placements, conditions }: WikiRequest): Placement[] {
  const at = layout === 'one wiki' ? conditions.find((condition) => condition.at)?.at : {};
  return placements.map((placement) => ({ ...placement, ...at }));
}

/** The conditions of a request that are for one wiki of it. */
export function conditionsFor(request: WikiRequest, role: Placement['role']): Condition[] {
  return request.conditions.filter(({ only }) =>
    only ? only === role : role !== 'third' && role !== 'remote',
  );
}

/** That settings are exactly these. */
export function exactly(settings: Settings): Condition {
  const names = Object.keys(settings) as (keyof Settings)[];
  return {
    text: describeSettings(settings),
    example: settings,
    holds: (seen) => {
      if (names.some((name) => seen[name] === undefined)) return undefined;
      return names.every((name) => isDeepStrictEqual(seen[name], settings[name]));
    },
  };
}

/** What the conditions come to in a generation. */
export function inGeneration(conditions: readonly Condition[], generation: Generation): Condition[] {
  if (generation === 'session-service') return [...conditions];
  return conditions.map((condition) => condition.inAuthList ?? condition);
}
