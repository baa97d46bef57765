import { resolve } from 'node:path';
import { Writable } from 'node:stream';
import { type IRunConfiguration, loadConfiguration, loadSupport, runCucumber } from '@cucumber/cucumber/api';
import { requirements } from '../harness/core/requirements';
import { Collector } from '../steps/verdict/collector';
import { featuresOf, requirementBroken } from './find';
import { canTell, judgeMutant, type MutantResult } from './matrix';
import type { Mutant } from './mutant';

/** Runs the suite on one mutant after another: the steps are loaded once, which takes longer than most runs. */
const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });

async function prepare() {
  const { runConfiguration } = await loadConfiguration();
  const plugins: IRunConfiguration['plugins'] = { specifiers: [], options: {} };
  const support = await loadSupport(runConfiguration);
  return { ...runConfiguration, plugins, support };
}

export interface Job {
  /** REQUIREMENT/WHAT-IT-DOES-WRONG. */
  mutant: string;
  /** Whether it is tried on all features, or on those of the requirements that it declares to break. */
  full: boolean;
}

let prepared: ReturnType<typeof prepare> | undefined;

async function tryMutant({ mutant, full }: Job): Promise<MutantResult> {
  process.env.WIKI = `mutants/${mutant}`;
  const { default: declaration }: { default: Mutant } = await import(resolve(__dirname, `${mutant}.ts`));
  const broken = requirements().get(requirementBroken(mutant));
  if (!broken) throw new Error(`mutants/${mutant}: its folder is not the id of a requirement.`);
  const declared = [broken.id, ...Object.values(declaration.alsoBreaks ?? {}).flat()];
  const others = canTell(broken, requirements().values()).map(({ id }) => id);
  const tags = [...new Set([...declared, ...others])].map((id) => `@${id}`).join(' or ');
  const paths = full ? [] : featuresOf(declared);
  const collector = new Collector();
  await run({ paths, tagExpression: `(${tags}) and not @needs-browser` }, collector);
  if (declaration.agent) {
    await run({ paths, tagExpression: `(${tags}) and @needs-browser` }, collector, declaration.agent);
  }
  const result = judgeMutant(mutant, declaration, collector.results);
  return { ...result, problems: [...result.problems, ...collector.unfinished()] };
}

type Choice = { paths: string[]; tagExpression: string };

async function run(choice: Choice, collector: Collector, agent = 'http'): Promise<void> {
  prepared ??= prepare();
  const configuration = await prepared;
  process.env.AGENT = agent;
  const sources = { ...configuration.sources, ...choice };
  await runCucumber({ ...configuration, sources }, { stdout: nowhere, stderr: nowhere }, (message) => {
    collector.onMessage(message);
  });
}

process.on('message', async (job: Job) => {
  process.send?.(await tryMutant(job));
});
