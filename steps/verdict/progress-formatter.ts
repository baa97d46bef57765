import type { Envelope } from '@cucumber/messages';
import type { Outcome } from '../../harness/verdict/outcome';
import type { ScenarioResult } from '../../harness/verdict/result';
import { endedScenarios, reportBegins } from './ended-scenarios';
import { isWatched, LiveLine } from './live-line';
import { LiveProgress } from './live-progress';

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

interface Context {
  on(key: 'message', handler: (envelope: Envelope) => void): void;
  stream: NodeJS.WritableStream;
  write(text: string): void;
}

/** While the run goes on: on a terminal how far it is, elsewhere a symbol for each scenario. The verdict explains them. */
export default {
  type: 'formatter',
  formatter({ on, stream, write }: Context) {
    const live = isWatched(stream) ? new LiveProgress(new LiveLine(stream)) : undefined;
    const onScenario = (result: unknown) => {
      const { outcome } = result as ScenarioResult;
      if (live) live.onScenario(outcome);
      else write(SYMBOLS[outcome]);
    };
    const onReport = () => live?.stop();
    if (live) on('message', (envelope) => live.onMessage(envelope));
    endedScenarios.subscribe(onScenario);
    reportBegins.subscribe(onReport);
    return () => {
      endedScenarios.unsubscribe(onScenario);
      reportBegins.unsubscribe(onReport);
    };
  },
};
