import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every mutant as REQUIREMENT/WHAT-IT-DOES-WRONG, by the folders of mutants/. */
export function findMutants(): string[] {
  return readdirSync(__dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(__dirname, name)).map((file) => `${name}/${file}`))
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.replace(/\.ts$/, ''))
    .sort();
}

/** The requirement that a mutant breaks: its folder. */
export function requirementBroken(mutant: string): string {
  return mutant.split('/', 1)[0] as string;
}

/** The paths of the features in which these requirements are Rules. */
export function featuresOf(requirements: readonly string[]): string[] {
  const tags = new RegExp(`@(${requirements.join('|')})\\s`);
  return readdirSync('features', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.feature'))
    .map((path) => join('features', path))
    .filter((path) => tags.test(readFileSync(path, 'utf8')));
}
