import { readdirSync } from 'node:fs';
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
