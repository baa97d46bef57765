import type { Outcome } from '../../harness/verdict/outcome';
import type { ScenarioResult } from '../../harness/verdict/result';
import { endedScenarios } from './ended-scenarios';

const SYMBOLS: Record<Outcome, string> = {
  pass: '.',
  fail: 'F',
  expectedFailure: 'f',
  unexpectedPass: 'U',
  notApplicable: ' ',
  notTestable: '-',
  notJudged: '?',
  harnessError: 'E',
};

/** One symbol for each scenario while the run goes on; the verdict explains them. */
export default {
  type: 'formatter',
  formatter({ write }: { write: (text: string) => void }) {
    const onScenario = (result: unknown) => write(SYMBOLS[(result as ScenarioResult).outcome]);
    endedScenarios.subscribe(onScenario);
    return () => {
      endedScenarios.unsubscribe(onScenario);
    };
  },
};
