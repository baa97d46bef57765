import { join } from 'node:path';
import {
  After,
  AfterAll,
  Before,
  Status,
  setDefaultTimeout,
  setDefinitionFunctionWrapper,
} from '@cucumber/cucumber';
import { maskAddresses } from '../harness/evidence';
import { needsOf } from '../harness/targets/needs';
import { NotApplicable, NotTestable, SetUpError } from '../harness/verdict/failures';
import { FAILURES } from '../harness/verdict/files';
import { requirementOf } from '../harness/verdict/requirements';
import { stopRun, theTarget } from './run';
import { LEDGER_MEDIA_TYPE } from './verdict/media-type';
import type { Scene } from './world';

// Requests and launches have limits of their own; this one is for what hangs all the same.
setDefaultTimeout(600_000);

// A scenario that a wiki can't show is skipped, with the reason for the ledger: it must not read as a failure.
setDefinitionFunctionWrapper((definition: (...args: unknown[]) => unknown) => {
  return async function (this: Scene, ...args: unknown[]) {
    try {
      return await definition.apply(this, args);
    } catch (error) {
      if (error instanceof NotTestable) {
        this.attach(JSON.stringify({ notTestable: error.missing, remedy: error.remedy }), LEDGER_MEDIA_TYPE);
        return 'skipped';
      }
      if (error instanceof NotApplicable) {
        this.attach(JSON.stringify({ notApplicable: error.message }), LEDGER_MEDIA_TYPE);
        return 'skipped';
      }
      if (error instanceof Error) hideSecrets(error);
      const outage = error instanceof SetUpError ? await this.outage() : undefined;
      if (outage) throw new SetUpError(`${(error as Error).message}\n${outage}`);
      throw error;
    }
  };
});

/** Every failure is told with addresses, and a form that is sent by GET has its fields in one. */
function hideSecrets(error: Error): void {
  error.message = maskAddresses(error.message);
  error.stack = maskAddresses(error.stack ?? '');
}

Before(async function (this: Scene, { pickle }) {
  const target = await theTarget();
  const requirement = requirementOf(pickle.tags.map(({ name }) => name));
  if (!requirement) return;
  const { generation, level } = requirement;
  if (generation !== 'both' && !target.generations.includes(generation)) {
    throw new NotApplicable(`this wiki is of the generation ${target.generations.join(' and ')}`);
  }
  if (level === 'hardening' && target.live) throw tooRough();
  this.generation = generation === 'both' ? (target.generations[0] ?? 'session-service') : generation;
});

/** Requests that no browser makes would worry the keeper of a wiki that others use. */
function tooRough(): NotTestable {
  return new NotTestable(
    'a wiki that nobody else uses is needed: in polite mode the hardening level is left out',
    'leave out polite, for a copy of the wiki',
  );
}

// What is sure to be lacking is said before anything is asked of the wiki.
Before(async ({ pickle }) => {
  const target = await theTarget();
  for (const need of needsOf(pickle.tags.map(({ name }) => name))) {
    const lack = await target.lacks(need);
    if (lack) throw lack;
  }
});

// A real browser has to know from the start that it will be closed: it then keeps its profile on disk.
Before(function (this: Scene, { pickle }) {
  this.closesBrowser = pickle.steps.some(({ text }) => text.includes('closes the browser'));
});

After(async function (this: Scene, { pickle, result }) {
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
