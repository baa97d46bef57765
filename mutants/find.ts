import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Those that need a sequence or a value that no scenario has: exploration has to find them, and the features need not. */
const UNLISTED = 'unlisted';

/** Every mutant that the features have to catch, as REQUIREMENT/WHAT-IT-DOES-WRONG, by the folders of mutants/. */
export function findMutants(): string[] {
  return mutantsIn(__dirname).filter((mutant) => !mutant.startsWith(`${UNLISTED}/`));
}

/** Those that exploration alone has to catch, as unlisted/REQUIREMENT/WHAT-IT-DOES-WRONG. */
export function findUnlisted(): string[] {
  return mutantsIn(join(__dirname, UNLISTED)).map((mutant) => `${UNLISTED}/${mutant}`);
}

function mutantsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.replace(/\.ts$/, ''))
    .sort();
}

/** The requirement that a mutant breaks: its folder. */
export function requirementBroken(mutant: string): string {
  return mutant.split('/').at(-2) as string;
}

/** The paths of the features in which these requirements are Rules. */
export function featuresOf(requirements: readonly string[]): string[] {
  const tags = new RegExp(`@(${requirements.join('|')})\\s`);
  return readdirSync('features', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.feature'))
    .map((path) => join('features', path))
    .filter((path) => tags.test(readFileSync(path, 'utf8')));
}
