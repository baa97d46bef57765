import { setImmediate } from 'node:timers/promises';
import { After, Status } from '@cucumber/cucumber';
import { MemoryStore } from '../reference';
import { stopRun } from '../steps/run';
import type { Scenario } from '../steps/world';

declare global {
  /** What StrykerJS tells the process that runs the scenarios. */
  var __stryker__: { activeMutant?: string } | undefined;
}

/** Of the event loop, in which requests that were sent at the same moment come in. */
const TURNS = 20;

// StrykerJS tries a mutant on the scenarios that came across it in the run without mutants: there, a wiki that several
// share would be made in the first of them, and what decides then would be tried on that one alone.
After(async () => {
  if (globalThis.__stryker__?.activeMutant === undefined) await stopRun();
});

// The reference shows all that it is asked for: where it can't any more, a mutant has broken that. What is not applicable is
// not asked.
After(function (this: Scenario, { result }) {
  if (result?.status !== Status.SKIPPED || this.evidence.exchanges.length === 0) return;
  throw new Error('not testable any more');
});

// A store on a disk or another machine lets other requests come in between; one in memory would not.
for (const name of ['load', 'create', 'update', 'move', 'end'] as const) {
  const own = MemoryStore.prototype[name] as (...given: unknown[]) => Promise<unknown>;
  Object.defineProperty(MemoryStore.prototype, name, {
    async value(this: MemoryStore, ...given: unknown[]) {
      for (let turn = 0; turn < TURNS; turn += 1) await setImmediate();
      return own.apply(this, given);
    },
  });
}
