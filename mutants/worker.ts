import { resolve } from 'node:path';
import { Writable } from 'node:stream';
import { type IRunConfiguration, loadConfiguration, loadSupport, runCucumber } from '@cucumber/cucumber/api';
import { requirements } from '../harness/verdict/requirements';
import { Collector } from '../steps/verdict/collector';
import { requirementBroken } from './find';
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
  quick: boolean;
}

let prepared: ReturnType<typeof prepare> | undefined;

/** @param quick only the scenarios of the requirements that the mutant declares to break */
async function tryMutant({ mutant, quick }: Job): Promise<MutantResult> {
  process.env.WIKI = `mutants/${mutant}`;
  const { default: declaration }: { default: Mutant } = await import(resolve(__dirname, `${mutant}.ts`));
  const broken = requirements().get(requirementBroken(mutant));
  if (!broken) throw new Error(`mutants/${mutant}: its folder is not the id of a requirement.`);
  const declared = [broken.id, ...Object.values(declaration.alsoBreaks ?? {}).flat()];
  const others = quick ? [] : canTell(broken, requirements().values()).map(({ id }) => id);
  const tags = [...new Set([...declared, ...others])].map((id) => `@${id}`).join(' or ');
  const collector = new Collector();
  await run(`(${tags}) and not @needs-browser`, collector);
  if (declaration.agent) await run(`(${tags}) and @needs-browser`, collector, declaration.agent);
  const result = judgeMutant(mutant, declaration, collector.results);
  return { ...result, problems: [...result.problems, ...collector.unfinished()] };
}

async function run(tagExpression: string, collector: Collector, agent = 'http'): Promise<void> {
  prepared ??= prepare();
  const configuration = await prepared;
  process.env.AGENT = agent;
  const sources = { ...configuration.sources, tagExpression };
  await runCucumber({ ...configuration, sources }, { stdout: nowhere, stderr: nowhere }, (message) => {
    collector.hear(message);
  });
}

process.on('message', async (job: Job) => {
  process.send?.(await tryMutant(job));
});
