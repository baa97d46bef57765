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
  prepared ??= prepare();
  const configuration = await prepared;
  process.env.WIKI = `mutants/${mutant}`;
  const collector = new Collector();
  const { default: declaration }: { default: Mutant } = await import(resolve(__dirname, `${mutant}.ts`));
  const broken = requirements().get(requirementBroken(mutant));
  if (!broken) throw new Error(`mutants/${mutant}: its folder is not the id of a requirement.`);
  const declared = [broken.id, ...Object.values(declaration.alsoBreaks ?? {}).flat()];
  const tried = quick ? declared : canTell(broken, requirements().values()).map(({ id }) => id);
  const tagExpression = tried.map((id) => `@${id}`).join(' or ');
  const sources = { ...configuration.sources, tagExpression };
  await runCucumber({ ...configuration, sources }, { stdout: nowhere, stderr: nowhere }, (message) => {
    collector.hear(message);
  });
  const result = judgeMutant(mutant, declaration, collector.results);
  return { ...result, problems: [...result.problems, ...collector.unfinished()] };
}

process.on('message', async (job: Job) => {
  process.send?.(await tryMutant(job));
});
