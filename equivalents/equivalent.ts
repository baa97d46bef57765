import type { Mutation } from '../harness/targets/reference';
import { type Habit, startFront } from './front';

/**
 * A wiki that keeps every rule in some other way, in equivalents/habits/WHAT-IT-DOES.ts. It is tried like any other wiki:
 * `WIKI=equivalents/habits/WHAT-IT-DOES npx cucumber-js`.
 */
export interface Equivalent extends Required<Pick<Mutation, 'front'>> {
  /** Whether anything has been otherwise than on the reference. */
  hasShown(): boolean;
  /** Why nothing is seen of it as long as the suite does as it should. */
  unseen?: string;
  /** The level that has the only scenarios in which it can be seen, where it is one. */
  level?: 'hardening';
  /** Requirements that such a wiki can't show in full, each with the reason. */
  notTestable?: Readonly<Record<string, string>>;
  /** Requirements of level hardening that such a wiki can't keep, each with the reason. */
  breaks?: Readonly<Record<string, string>>;
}

/** The reference behind a server, or with pages, of that habit. */
export function behind(habit: Habit): Pick<Equivalent, 'front' | 'hasShown'> {
  let shown = false;
  return {
    front: (port) =>
      startFront(port, habit, () => {
        shown = true;
      }),
    hasShown: () => shown,
  };
}
