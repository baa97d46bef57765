import { randomInt } from 'node:crypto';
import { SetUpError } from '../../harness/core/errors';

const UNITS: Record<string, number> = { s: 1, m: 60 };

/** Reads `EXPLORE`: for how many seconds, such as 60s or 5m. Throws SetUpError for anything else. */
export function explorationSeconds(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const match = /^([1-9]\d*)([sm])$/.exec(text);
  if (!match) throw new SetUpError(`EXPLORE is "${text}"; expected for how long, such as 60s or 5m.`);
  return Number(match[1]) * (UNITS[match[2] ?? ''] ?? 1);
}

const LARGEST_SEED = 2 ** 31 - 1;

/** Other stories each time: what is found is told with its seed. */
export const anySeed = (): number => randomInt(1, LARGEST_SEED);
