import type { Envelope, Pickle, TestCase } from '@cucumber/messages';
import { requirementOf } from '../../harness/core/requirements';
import type { Outcome } from '../../harness/verdict/outcome';
import { type Progress, progressLine } from '../../harness/verdict/progress';
import type { LiveLine } from './live-line';

/** How often the line is drawn anew, in milliseconds. */
const PERIOD = 200;

interface Attempt {
  testCaseId: string;
  stepId?: string;
  stepSince: number;
}

/** Shows how far the run is, from the runner's messages, until it is stopped. */
export class LiveProgress {
  #pickles = new Map<string, Pickle>();
  #cases = new Map<string, TestCase>();
  #attempts = new Map<string, Attempt>();
  #done = 0;
  #outcomes = new Map<Outcome, number>();
  #since: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(readonly line: LiveLine) {}

  onMessage({ pickle, testCase, testCaseStarted, testStepStarted, testCaseFinished }: Envelope): void {
    if (pickle) this.#pickles.set(pickle.id, pickle);
    if (testCase) this.#cases.set(testCase.id, testCase);
    if (testCaseStarted) this.#begin(testCaseStarted);
    if (testStepStarted) {
      const attempt = this.#attempts.get(testStepStarted.testCaseStartedId);
      if (attempt) Object.assign(attempt, { stepId: testStepStarted.testStepId, stepSince: Date.now() });
    }
    if (testCaseFinished) {
      this.#attempts.delete(testCaseFinished.testCaseStartedId);
      if (!testCaseFinished.willBeRetried) this.#done += 1;
    }
  }

  onScenario(outcome: Outcome): void {
    this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.line.clear();
  }

  #begin({ id, testCaseId }: NonNullable<Envelope['testCaseStarted']>): void {
    this.#attempts.set(id, { testCaseId, stepSince: Date.now() });
    if (this.#timer) return;
    this.#since = Date.now();
    this.#timer = setInterval(
      () => this.line.show(progressLine(this.#progress(), this.line.columns)),
      PERIOD,
    );
    this.#timer.unref();
  }

  #progress(): Progress {
    const now = Date.now();
    const current = this.#current(now);
    return {
      done: this.#done,
      total: this.#cases.size,
      broken: this.#outcomes.get('fail') ?? 0,
      notJudged: (this.#outcomes.get('harnessError') ?? 0) + (this.#outcomes.get('notJudged') ?? 0),
      elapsed: now - (this.#since ?? now),
      ...(current ? { current } : {}),
    };
  }

  #current(now: number): Progress['current'] {
    const [attempt] = this.#attempts.values();
    const testCase = attempt && this.#cases.get(attempt.testCaseId);
    const pickle = testCase && this.#pickles.get(testCase.pickleId);
    if (!pickle) return undefined;
    const { pickleStepId } = testCase.testSteps.find(({ id }) => id === attempt.stepId) ?? {};
    const step = pickle.steps.find(({ id }) => id === pickleStepId)?.text ?? 'before and after the steps';
    const id = requirementOf(pickle.tags.map(({ name }) => name))?.id;
    const scenario = id ? `${id}: ${pickle.name}` : pickle.name;
    return { scenario, step, stepElapsed: now - attempt.stepSince };
  }
}
