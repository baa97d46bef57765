import { closest } from 'fastest-levenshtein';
import type { z } from 'zod';
import type { Generation } from '../api';
import type { RegisteredNames } from '../extensions/extensions';
import { SettingsError } from './defaults';
import { settingsSchemas } from './schema';

const NOTHING: RegisteredNames = { authMethods: [], sessionServices: [] };

/**
 * Checks the settings of a wiki.
 * @throws SettingsError that names the first setting that can't be, and what it could be
 */
export function validateSettings(
  generation: Generation,
  settings: object,
  registered: RegisteredNames,
): void {
  for (const [key, value] of Object.entries(settings)) {
    const problem = settingProblem(generation, key, value, registered);
    if (problem) throw new SettingsError(problem);
  }
}

/** Why the setting can't be that, in one sentence; undefined when it can. @param registered what extensions did */
export function settingProblem(
  generation: Generation,
  key: string,
  value: unknown,
  registered = NOTHING,
): string | undefined {
  const setting = settingOf(generation, key, registered);
  if (!setting) return unknownSetting(generation, key);
  if (setting.safeParse(value).success) return undefined;
  return `${key} is ${JSON.stringify(value)}; expected ${setting.description}.`;
}

// Own properties only: what is inherited, such as `constructor`, is not a setting.
function settingOf(generation: Generation, key: string, registered = NOTHING): z.ZodType | undefined {
  const shape: Readonly<Record<string, z.ZodType>> = settingsSchemas(registered)[generation].shape;
  return Object.hasOwn(shape, key) ? shape[key] : undefined;
}

/** Names of all settings of a generation. */
export function settingNames(generation: Generation): string[] {
  return Object.keys(settingsSchemas(NOTHING)[generation].shape);
}

function unknownSetting(generation: Generation, key: string): string {
  const others = Object.keys(settingsSchemas(NOTHING)) as Generation[];
  const other = others.find((each) => each !== generation && settingOf(each, key));
  if (other)
    return `${key} is a setting of the generation ${other}; this wiki is of the generation ${generation}.`;
  const nearest = closest(key, settingNames(generation));
  return `${key} is not a setting of the generation ${generation}; did you mean ${nearest}?`;
}
