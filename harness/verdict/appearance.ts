import type { Outcome, State } from './outcome';

/** What a colour says. */
export type Tone = 'good' | 'bad' | 'warning' | 'error' | 'dim';

interface Appearance {
  words: string;
  /** Readable without its colour. */
  symbol: string;
  tone: Tone;
}

/** How outcomes of scenarios and states of requirements are shown to people. */
export const APPEARANCE: Record<Outcome | State, Appearance> = {
  fail: { words: 'broken', symbol: '✗', tone: 'bad' },
  harnessError: { words: 'could not be judged', symbol: '!', tone: 'error' },
  unexpectedPass: { words: 'held against expectation', symbol: '↑', tone: 'bad' },
  expectedFailure: { words: 'broken, as expected', symbol: '✗', tone: 'warning' },
  notTestable: { words: 'not tried', symbol: '–', tone: 'dim' },
  pass: { words: 'held', symbol: '✓', tone: 'good' },
  broken: { words: 'broken', symbol: '✗', tone: 'bad' },
  notJudged: { words: 'not judged', symbol: '?', tone: 'error' },
  heldUnexpectedly: { words: 'held against expectation', symbol: '↑', tone: 'bad' },
  brokenAsExpected: { words: 'broken, as expected', symbol: '✗', tone: 'warning' },
  notTried: { words: 'not tried', symbol: '–', tone: 'dim' },
  heldAsTried: { words: 'held as far as tried', symbol: '◐', tone: 'warning' },
  held: { words: 'held', symbol: '✓', tone: 'good' },
  notApplicable: { words: 'not applicable', symbol: '·', tone: 'dim' },
  leftOut: { words: 'left out of this run', symbol: '·', tone: 'dim' },
};
