import type { Mutation } from '../harness/targets/reference';

/**
 * A wiki that breaks one requirement, in mutants/REQUIREMENT/WHAT-IT-DOES-WRONG.ts. It is tried like any other wiki:
 * `WIKI=mutants/REQUIREMENT/WHAT-IT-DOES-WRONG npx cucumber-js`.
 */
export interface Mutant extends Mutation {
  /** Why other requirements can't hold either when that one is broken in this way, and which. */
  alsoBreaks?: Readonly<Record<string, readonly string[]>>;
  /** `browser`: only a real browser shows it, so the scenarios that need one are tried in it. */
  agent?: 'browser';
}
