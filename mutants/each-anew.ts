import { After } from '@cucumber/cucumber';
import { stopRun } from '../steps/run';

declare global {
  /** What StrykerJS tells the process that runs the scenarios. */
  var __stryker__: { activeMutant?: string } | undefined;
}

// StrykerJS tries a mutant on the scenarios that came across it in the run without mutants: there, a wiki that several
// share would be made in the first of them, and what decides then would be tried on that one alone.
After(async () => {
  if (globalThis.__stryker__?.activeMutant === undefined) await stopRun();
});
