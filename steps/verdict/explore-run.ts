import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NotTestable, SetUpError } from '../../harness/core/errors';
import { FOR_EXPLORING, withPackage } from '../../harness/core/optional-package';
import type { Level } from '../../harness/core/requirements';
import { requirements } from '../../harness/core/requirements';
import { maskSecrets } from '../../harness/core/secrets';
import type { Finding } from '../../harness/explore/explore';
import type { Run } from '../../harness/run';
import { isReference } from '../../harness/targets/choose';
import type { ExplorationResult } from '../../harness/verdict/exploration';
import { reportPath } from '../../harness/verdict/files';
import { type Confirmation, runFeature } from './confirm';

export interface Budget {
  seconds?: number;
  stories?: number;
  seed: number;
  path?: string;
  levels: readonly Level[];
}

/** What to say while it goes on, and how a story is found again. */
interface Telling {
  wiki: string | undefined;
  command: string;
  onStory?(stories: number, findings: number): void;
}

/**
 * Explores a wiki, has each finding told as a scenario, and keeps those that fail on a fresh wiki and hold on the
 * reference. Their features and reports go into reports/explored.
 */
export async function exploreWiki(run: Run, budget: Budget, telling: Telling): Promise<ExplorationResult> {
  const { levels, seed } = budget;
  const result: ExplorationResult = {
    levels: [...levels],
    seed,
    seconds: 0,
    stories: 0,
    predictions: 0,
    findings: [],
    unconfirmed: [],
  };
  try {
    // Loaded only when it is used: fast-check is nothing for an ordinary run.
    const { explore } = await withPackage(FOR_EXPLORING, () => import('../../harness/explore/explore'));
    const { onStory } = telling;
    const explored = await explore(run, { ...budget, ...(onStory ? { onStory } : {}) });
    const { seconds, stories, predictions, findings, ended } = explored;
    const reason = predictions === 0 ? ([...ended.keys()][0] ?? 'no story could be told') : undefined;
    Object.assign(result, { seconds, stories, predictions }, reason ? { reason: maskSecrets(reason) } : {});
    await run.target.stop();
    rmSync(reportPath('explored'), { recursive: true, force: true });
    for (const finding of findings) await confirm(finding, run, telling, result);
  } catch (error) {
    if (!(error instanceof SetUpError || error instanceof NotTestable)) throw error;
    result.reason = maskSecrets(error.message);
  }
  return result;
}

async function confirm(
  finding: Finding,
  run: Run,
  telling: Telling,
  result: ExplorationResult,
): Promise<void> {
  const { featureOf, titleOf } = await import('../../harness/explore/gherkin');
  const [requirement] = finding.broken.prediction.requirements;
  const taken = result.findings.filter((each) => each.requirement === requirement).length;
  const id = taken > 0 ? `${requirement}-${taken + 1}` : requirement;
  const feature = reportPath(join('explored', `${id}.feature`));
  const text = maskSecrets(featureOf(finding, telling.command));
  mkdirSync(reportPath('explored'), { recursive: true });
  writeFileSync(feature, text);
  const reports = reportPath(join('explored', id));
  const here = await runFeature(feature, { wiki: telling.wiki, agent: run.agent, reports });
  const elsewhere: Parameters<typeof runFeature>[1] = {
    wiki: 'reference',
    agent: 'http',
    reports: join(reports, 'reference'),
  };
  const reference = isReference(telling.wiki) ? undefined : await runFeature(feature, elsewhere);
  const scenario = text
    .split('\n')
    .filter((line) => /^ {6,}\S/.test(line))
    .map((line) => line.slice(6));
  const why = whyUnconfirmed(here, reference);
  if (why) {
    result.unconfirmed.push({ requirement, story: scenario, reason: maskSecrets(why) });
    return;
  }
  const { seen, expected } = finding.broken.judgement;
  result.findings.push({
    requirement,
    level: requirements().get(requirement)?.level ?? 'documented',
    title: titleOf(finding),
    seen: maskSecrets(seen),
    expected,
    scenario,
    feature,
    report: join(reports, 'index.html'),
    seed: finding.seed,
    path: finding.path,
  });
}

/** It has to fail where it was found, and to hold on the reference where that is another wiki. */
export function whyUnconfirmed(here: Confirmation, reference: Confirmation | undefined): string | undefined {
  if (here.outcome !== 'fail')
    return `the scenario ends as ${here.outcome ?? 'not run'}: ${here.reason ?? 'it holds'}`;
  if (reference?.outcome === 'fail') return `it fails on the reference too: ${reference.reason}`;
  return undefined;
}
