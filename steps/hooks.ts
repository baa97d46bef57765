import { join } from 'node:path';
import {
  After,
  AfterAll,
  Before,
  Status,
  setDefaultTimeout,
  setDefinitionFunctionWrapper,
} from '@cucumber/cucumber';
import { NonConformance, NotApplicable, NotTestable, SetUpError } from '../harness/core/errors';
import { needsOf } from '../harness/core/needs';
import { requirementOf } from '../harness/core/requirements';
import { maskSecrets } from '../harness/core/secrets';
import { clockMissesSessions } from '../harness/core/skip-reasons';
import { FAILURES } from '../harness/verdict/files';
import { skipReason } from '../harness/verdict/skip-reason';
import { whoseSessions } from './parameter-types';
import { withPassingTrouble } from './passing-trouble';
import { stopRun } from './run';
import { endsByRealTime } from './store-clock';
import { LEDGER_MEDIA_TYPE } from './verdict/media-type';
import type { Scenario } from './world';

// Requests and launches have limits of their own; this one is for what hangs all the same.
setDefaultTimeout(600_000);

// A scenario that a wiki can't show is skipped, with the reason for the ledger: it must not read as a failure.
setDefinitionFunctionWrapper((definition: (...args: unknown[]) => unknown) => {
  return async function (this: Scenario, ...args: unknown[]) {
    try {
      return await definition.apply(this, args);
    } catch (thrown) {
      const error = await withPassingTrouble(this, await withStoreClock(this, thrown));
      if (error instanceof NotTestable) {
        const notTestable = maskSecrets(error.missing);
        this.attach(JSON.stringify({ notTestable, remedy: error.remedy }), LEDGER_MEDIA_TYPE);
        return 'skipped';
      }
      if (error instanceof NotApplicable) {
        this.attach(JSON.stringify({ notApplicable: error.message }), LEDGER_MEDIA_TYPE);
        return 'skipped';
      }
      if (error instanceof Error) hideSecrets(error);
      const exitReport = error instanceof SetUpError ? await this.exitReport() : undefined;
      if (exitReport) throw new SetUpError(`${(error as Error).message}\n${maskSecrets(exitReport)}`);
      throw error;
    }
  };
});

/** Sessions that end by another clock than the one that was moved do not break a rule about time. */
async function withStoreClock(scenario: Scenario, error: unknown): Promise<unknown> {
  if (!(error instanceof NonConformance) || !(await scenario.movedTime())) return error;
  return (await endsByRealTime(scenario)) ? clockMissesSessions() : error;
}

/** A failure is told with addresses, as what is lacking is, and a form that is sent by GET has its fields in one. */
function hideSecrets(error: Error): void {
  error.message = maskSecrets(error.message);
  error.stack = maskSecrets(error.stack ?? '');
}

// What is sure to be lacking is said before anything is asked of the wiki.
Before(async function (this: Scenario, { pickle }) {
  const { target, agent } = await this.run();
  const tags = pickle.tags.map(({ name }) => name);
  const requirement = requirementOf(tags);
  const skip = await skipReason(target, agent, {
    requirement,
    needs: needsOf(tags),
  });
  if (skip) throw skip;
  this.about = whoseSessions(pickle.steps.map(({ text }) => text));
  if (!requirement) return;
  const { generation } = requirement;
  this.generation = generation === 'both' ? (target.generations[0] ?? 'session-service') : generation;
});

// A real browser has to know from the start that it will be closed: it then keeps its profile on disk.
Before({ tags: '@closes-browser' }, function (this: Scenario) {
  this.closesBrowser = true;
});

After(async function (this: Scenario, { pickle, result }) {
  const { checks, evidence } = this;
  if (result?.status === Status.FAILED) await this.preserve(join(FAILURES, slug(pickle)));
  this.attach(JSON.stringify({ checks: checks.made, evidence }), LEDGER_MEDIA_TYPE);
  await this.end();
});

function slug({ name, tags }: { name: string; tags: readonly { name: string }[] }): string {
  const requirement = requirementOf(tags.map((tag) => tag.name))?.id ?? '';
  return `${requirement} ${name}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 120);
}

AfterAll(stopRun);

// With --parallel, a worker whose run was interrupted has nobody left to report to.
process.once('disconnect', () => process.exit());
