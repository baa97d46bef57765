import { expect } from '../../harness/verdict/baseline';
import type { Outcome } from '../../harness/verdict/outcome';
import { isInterrupted } from '../run';
import { Collector } from './collector';
import { isDryRun } from './dry-run';
import { theBaseline, today } from './the-baseline';

const SIGNS: Record<Outcome, string> = {
  pass: '.',
  fail: 'F',
  expectedFailure: 'f',
  unexpectedPass: 'U',
  notApplicable: ' ',
  notTestable: '-',
  harnessError: 'E',
};

/** One sign for each scenario while the run goes on; what came of it is told by the verdict. */
export default {
  type: 'formatter',
  async formatter({
    on,
    write,
  }: {
    on: (key: 'message', handler: (e: never) => void) => void;
    write: (t: string) => void;
  }) {
    if (isDryRun()) return;
    const collector = new Collector();
    // One that makes no sense is the verdict's to report, and then no scenario is run.
    const entries = (await theBaseline().catch(() => undefined))?.entries ?? [];
    on('message', (envelope) => {
      const result = collector.hear(envelope);
      if (result && !isInterrupted()) write(SIGNS[expect(result, entries, today()).outcome]);
    });
  },
};
