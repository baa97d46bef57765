import { existsSync } from 'node:fs';
import { distance } from 'fastest-levenshtein';
import { SetUpError } from '../harness/core/errors';
import { nearest } from '../harness/core/nearest';
import { type RunOptions, runSuite } from './run-suite';

/** How many letters of a subcommand may be wrong for it to be meant. */
const MISSPELT = 2;

/**
 * Judges the wiki that the one argument names, or else `WIKI`, and returns the exit code. Throws SetUpError for more than
 * one, and where a subcommand was meant.
 */
export async function judge(
  [wiki, ...more]: readonly string[],
  options: RunOptions,
  subcommands: readonly string[],
): Promise<number> {
  const meant = wiki && nearest(wiki, subcommands);
  if (meant && distance(wiki, meant) <= MISSPELT && !existsSync(wiki) && !(await isTarget(wiki))) {
    throw new SetUpError(
      `There is no subcommand ${wiki}. Did you mean ${meant}? Known here: ${subcommands.join(', ')}`,
    );
  }
  if (more.length > 0) {
    throw new SetUpError(
      `judge takes one wiki, and was given ${[wiki, ...more].join(' and ')}. ` +
        'What is for cucumber-js stands after --.',
    );
  }
  return runSuite(wiki, options);
}

async function isTarget(name: string): Promise<boolean> {
  const { targetNames } = await import('../harness/targets/choose');
  return targetNames().includes(name);
}
