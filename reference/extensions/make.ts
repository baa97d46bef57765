import type { SessionKit } from '../api';
import { ExtensionError, type Registered } from './extensions';

/**
 * What an extension makes for a wiki: an object that has one of these methods.
 * @throws ExtensionError when it does not
 */
export function makeRegistered<Made extends object>(
  what: string,
  { thing, from }: Registered<(kit: SessionKit) => Made>,
  kit: SessionKit,
  methods: readonly string[],
): Made {
  let made: unknown;
  try {
    made = thing(kit);
  } catch (error) {
    throw new ExtensionError(`${from}: ${what}: it can't be made: ${(error as Error)?.message ?? error}`);
  }
  if (hasOne(made, methods)) return made as Made;
  throw new ExtensionError(
    `${from}: ${what}: it gives ${made === null ? 'null' : `a value of type ${typeof made}`}; expected an object with ${methods.join(' or ')}.`,
  );
}

function hasOne(made: unknown, methods: readonly string[]): boolean {
  if (typeof made !== 'object' || made === null) return false;
  return methods.some((name) => typeof (made as Record<string, unknown>)[name] === 'function');
}
