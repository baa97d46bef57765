import { Collector } from './collector';

const SIGNS = {
  pass: '.',
  fail: 'F',
  expectedFailure: 'f',
  unexpectedPass: 'U',
  notApplicable: ' ',
  notTestable: '-',
  harnessError: 'E',
} as const;

/** One sign for each scenario while the run goes on; what came of it is told by the verdict. */
export default {
  type: 'formatter',
  formatter({
    on,
    write,
  }: {
    on: (key: 'message', handler: (e: never) => void) => void;
    write: (t: string) => void;
  }) {
    const collector = new Collector();
    on('message', (envelope) => {
      const result = collector.hear(envelope);
      if (result) write(SIGNS[result.outcome]);
    });
  },
};
