import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Network } from '../agents/network';
import { SetUpError } from '../core/errors';
import { FOR_THE_REFERENCE, withPackage } from '../core/optional-package';
import { requirements } from '../core/requirements';
import type { Generation } from '../core/settings';
import { MOINMOIN_PLACES, type Wiki } from '../wiki/wiki';
import { baseAddress } from './base-address';
import type { Target } from './target';

const BOTH: readonly Generation[] = ['session-service', 'auth-list'];

/** The names of the reference, in both generations or in one of them. */
const REFERENCES: ReadonlyMap<string, readonly Generation[]> = new Map([
  ['reference', BOTH],
  ['reference-session-service', ['session-service']],
  ['reference-auth-list', ['auth-list']],
]);

/** Whether a value of `WIKI` means the reference, as it is; undefined does. */
export function isReference(named = 'reference'): boolean {
  return REFERENCES.has(named);
}

/** The folders that names are looked up in: where the run was started, and the suite's own. */
const TARGETS = ['targets', join(__dirname, '..', '..', 'targets')];

/**
 * The target that `WIKI` means: the reference, a mutant of it, a name under targets/, a target file or folder, or a
 * URL. Throws SetUpError for what is none of these, and for a target file that makes no sense.
 */
export async function chooseTarget(env: NodeJS.ProcessEnv = process.env): Promise<Target> {
  const named = env.WIKI ?? 'reference';
  const generations = REFERENCES.get(named);
  if (generations) {
    const { ReferenceTarget } = await loadReference();
    return new ReferenceTarget(named, generations);
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(named)) return byUrl(named);
  const path = named.trim() && targetPath(named);
  if (!path) throw new SetUpError(notFound(named));
  if (path.endsWith('.ts')) return mutantAt(path);
  const { targetFromFile } = await import('./from-file');
  return targetFromFile(path, env);
}

const loadReference = () => withPackage(FOR_THE_REFERENCE, () => import('./reference'));

/** A mutant, or an equivalent, is of the generation whose requirement its folder names, session-service otherwise. */
async function mutantAt(path: string): Promise<Target> {
  const { ReferenceTarget } = await loadReference();
  const { default: mutation } = await import(resolve(path));
  const generation = requirements().get(basename(dirname(path)))?.generation;
  return new ReferenceTarget(
    path.replace(/\.ts$/, ''),
    [generation === 'auth-list' ? 'auth-list' : 'session-service'],
    mutation,
  );
}

/** The target file or folder that a name means, where it means one. */
function targetPath(named: string): string | undefined {
  const known = TARGETS.flatMap((folder) => [join(folder, named), join(folder, `${named}.yaml`)]);
  return [named, `${named}.ts`, ...known].find((place) => existsSync(place));
}

/**
 * Where the baseline of the target that `WIKI` means is, or would be: beside its target file. Undefined for what has
 * none: the reference and a plain URL.
 */
export function baselinePath(named = 'reference'): string | undefined {
  const path = REFERENCES.has(named) ? undefined : targetPath(named);
  if (!path) return undefined;
  return statSync(path).isDirectory()
    ? join(path, 'baseline.yaml')
    : path.replace(/(\.ya?ml)?$/, '.baseline.yaml');
}

async function byUrl(named: string): Promise<Target> {
  const url = URL.canParse(named) ? new URL(named) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new SetUpError(
      `WIKI=${named} is not an address of a wiki. An address looks like http://wiki.example.org/.`,
    );
  }
  const { RunningTarget } = await import('./running');
  const network = new Network();
  const base = baseAddress(named, network);
  // Of a wiki that nothing is known of, the address leads to the front page.
  const places = { ...MOINMOIN_PLACES, front: './' };
  const wiki: Wiki = { name: base.host, base, places, settings: {} };
  const { href: name } = base;
  return new RunningTarget({ name, generation: 'session-service', wikis: [wiki], accounts: [] }, network);
}

/** The names that `WIKI` may have without being an address or a path. */
export function targetNames(): string[] {
  const entries = TARGETS.flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []));
  const targets = entries.filter((entry) => !/\.(baseline\.yaml|md)$/.test(entry));
  return [...new Set([...REFERENCES.keys(), ...targets.map((target) => basename(target, '.yaml'))])];
}

function notFound(named: string): string {
  return (
    `WIKI=${named} is neither a URL, nor a file or folder, nor one of the names under targets/: ` +
    `${targetNames().join(', ')}.`
  );
}
