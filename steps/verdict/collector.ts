import { type Envelope, type Pickle, type TestStepResult, TestStepResultStatus } from '@cucumber/messages';
import type { ScenarioEvidence } from '../../harness/core/evidence';
import { needsOf } from '../../harness/core/needs';
import { requirementOf } from '../../harness/core/requirements';
import type { Outcome } from '../../harness/verdict/outcome';
import type { ScenarioResult } from '../../harness/verdict/result';
import { LEDGER_MEDIA_TYPE } from './media-type';

/** What a scenario attached for the verdict. */
interface Attached {
  notTestable?: string;
  notApplicable?: string;
  remedy?: string;
  checks?: number;
  evidence?: ScenarioEvidence;
}

interface Attempt {
  pickle: Pickle;
  results: TestStepResult[];
  attached: Attached;
}

const RAN: readonly TestStepResultStatus[] = [TestStepResultStatus.PASSED, TestStepResultStatus.FAILED];

/** Reads the runner's messages into the results of the scenarios, in the order in which they ended. */
export class Collector {
  readonly results: ScenarioResult[] = [];
  #pickles = new Map<string, Pickle>();
  #cases = new Map<string, Pickle>();
  #attempts = new Map<string, Attempt>();
  #lines = new Map<string, number>();
  #keywords = new Map<string, string>();
  #hookErrors: string[] = [];
  #ran = false;

  /** Takes one message; returns the result when a scenario has ended with it. */
  onMessage(envelope: Envelope): ScenarioResult | undefined {
    const { gherkinDocument, pickle, testCase, testCaseStarted, attachment } = envelope;
    const { testStepFinished, testCaseFinished, testRunHookFinished } = envelope;
    if (gherkinDocument) this.#noteLines(gherkinDocument);
    if (pickle) this.#pickles.set(pickle.id, pickle);
    if (testCase) this.#cases.set(testCase.id, this.#pickles.get(testCase.pickleId) as Pickle);
    if (testCaseStarted) {
      const { id, testCaseId } = testCaseStarted;
      this.#attempts.set(id, { pickle: this.#cases.get(testCaseId) as Pickle, results: [], attached: {} });
    }
    if (attachment?.testCaseStartedId && attachment.mediaType === LEDGER_MEDIA_TYPE) {
      const attempt = this.#attempts.get(attachment.testCaseStartedId);
      if (attempt) Object.assign(attempt.attached, JSON.parse(attachment.body));
    }
    if (testStepFinished) {
      this.#ran ||= RAN.includes(testStepFinished.testStepResult.status);
      this.#attempts.get(testStepFinished.testCaseStartedId)?.results.push(testStepFinished.testStepResult);
    }
    if (testRunHookFinished?.result.status === TestStepResultStatus.FAILED) {
      this.#hookErrors.push(testRunHookFinished.result.message ?? 'a hook failed');
    }
    if (testCaseFinished)
      return this.#ended(testCaseFinished.testCaseStartedId, testCaseFinished.willBeRetried);
    return undefined;
  }

  /** Whether the runner was asked to run nothing, which it tells no plug-in: of what does run a hook passes or fails. */
  get dryRun(): boolean {
    return this.results.length > 0 && !this.#ran;
  }

  /** The names of all scenarios that were read, by requirement, those that were filtered out included. */
  get scenarios(): Map<string, string[]> {
    const names = new Map<string, string[]>();
    for (const { name, tags } of this.#pickles.values()) {
      const id = requirementOf(tags.map((tag) => tag.name))?.id ?? '';
      names.set(id, [...(names.get(id) ?? []), name]);
    }
    return names;
  }

  /** Why the run as a whole broke, the scenarios that began and never ended, and those that count for no requirement. */
  unfinished(): string[] {
    const cut = [...this.#attempts.values()].map(({ pickle }) => `"${pickle.name}" began and never ended`);
    const unclaimed = this.results
      .filter(({ requirement }) => requirement === '')
      .map(({ name, location }) => `"${name}" (${location}) has no tag that is the id of a requirement`);
    return [...this.#hookErrors, ...cut, ...unclaimed];
  }

  #ended(id: string, willBeRetried: boolean): ScenarioResult | undefined {
    const attempt = this.#attempts.get(id);
    this.#attempts.delete(id);
    if (!attempt || willBeRetried) return undefined;
    const { pickle, attached } = attempt;
    const line = this.#lines.get(pickle.astNodeIds.at(-1) ?? '');
    const tags = pickle.tags.map(({ name }) => name);
    const result: ScenarioResult = {
      requirement: requirementOf(tags)?.id ?? '',
      name: pickle.name,
      location: line ? `${pickle.uri}:${line}` : pickle.uri,
      ...(tags.includes('@basic') ? { basic: true } : {}),
      checks: attached.checks ?? 0,
      needs: needsOf(tags),
      seconds: attempt.results.reduce((sum, { duration }) => sum + secondsOf(duration), 0),
      steps: pickle.steps.map(({ text, astNodeIds: [id] }) => `${this.#keywords.get(id ?? '') ?? ''}${text}`),
      ...outcomeOf(attempt),
      ...(attached.remedy ? { remedy: attached.remedy } : {}),
      ...(attached.evidence ? { evidence: attached.evidence } : {}),
    };
    this.results.push(result);
    return result;
  }

  #noteLines({ feature }: NonNullable<Envelope['gherkinDocument']>): void {
    const children = feature?.children.flatMap((child) => child.rule?.children ?? [child]) ?? [];
    for (const { scenario, background } of children) {
      for (const { id, keyword } of (scenario ?? background)?.steps ?? []) this.#keywords.set(id, keyword);
      if (!scenario) continue;
      this.#lines.set(scenario.id, scenario.location.line);
      for (const row of scenario.examples.flatMap(({ tableBody }) => tableBody)) {
        this.#lines.set(row.id, row.location.line);
      }
    }
  }
}

function secondsOf({ seconds, nanos }: TestStepResult['duration']): number {
  return seconds + nanos / 1e9;
}

function outcomeOf({ results, attached }: Attempt): { outcome: Outcome; reason?: string } {
  const failed = results.find(({ status }) => status === TestStepResultStatus.FAILED);
  if (failed) {
    const nonConformance = failed.exception?.type === 'NonConformance';
    const reason = failed.exception?.message ?? failed.message ?? 'failed without a message';
    return { outcome: nonConformance ? 'fail' : 'harnessError', reason };
  }
  if (attached.notApplicable) return { outcome: 'notApplicable', reason: attached.notApplicable };
  if (attached.notTestable) return { outcome: 'notTestable', reason: attached.notTestable };
  const other = results.find(({ status }) => status !== TestStepResultStatus.PASSED);
  if (other?.status === TestStepResultStatus.SKIPPED)
    return { outcome: 'notTestable', reason: 'it was not run' };
  if (other) return { outcome: 'harnessError', reason: `a step is ${other.status.toLowerCase()}` };
  if (!attached.checks) return { outcome: 'harnessError', reason: 'it passed without a single check' };
  return { outcome: 'pass' };
}
