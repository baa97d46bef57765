import type { Mutation } from '../harness/targets/reference';
import { type Habit, startFront } from './front';

/**
 * A wiki that keeps every rule in some other way, in equivalents/habits/WHAT-IT-DOES.ts. It is tried like any other wiki:
 * `WIKI=equivalents/habits/WHAT-IT-DOES npx cucumber-js`.
 */
export interface Equivalent extends Mutation {
  /** Requirements that such a wiki can't show in full, each with the reason. */
  notTestable?: Readonly<Record<string, string>>;
}

/** The reference behind a server, or with pages, of that habit. */
export function behind(habit: Habit): Pick<Equivalent, 'front'> {
  return { front: (port) => startFront(port, habit) };
}
