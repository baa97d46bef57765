import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Generation } from './settings';

/** Which levels there are: documented ones decide the verdict, unless `LEVEL` says otherwise. */
export const LEVELS = ['documented', 'companion', 'hardening'] as const;
export type Level = (typeof LEVELS)[number];

/** A rule of the documents, or of the levels beside them. */
export interface Requirement {
  id: string;
  level: Level;
  generation: Generation | 'both';
  /** The first requirement set that it is in; it is in all later ones too. */
  since: number;
  /** Where it stands: S1 and S2 are the two documents. */
  source: string;
  text: string;
  /** Requirements whose basic scenarios have to hold for this one to be judged, by id. */
  dependsOn?: readonly string[];
}

let loaded: ReadonlyMap<string, Requirement> | undefined;

/** Every requirement, by id. */
export function requirements(): ReadonlyMap<string, Requirement> {
  if (!loaded) {
    const list: Requirement[] = parse(
      readFileSync(join(__dirname, '../../features/requirements.yaml'), 'utf8'),
    );
    loaded = new Map(list.map((requirement) => [requirement.id, requirement]));
  }
  return loaded;
}

/** The requirement set that has every requirement. */
export function newestSet(): number {
  return Math.max(...[...requirements().values()].map(({ since }) => since));
}

/** The requirement that a scenario's tags name. */
export function requirementOf(tags: readonly string[]): Requirement | undefined {
  for (const tag of tags) {
    const requirement = requirements().get(tag.replace(/^@/, ''));
    if (requirement) return requirement;
  }
  return undefined;
}
