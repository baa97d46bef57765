import { resolve } from 'node:path';
import { requirements } from '../harness/core/requirements';
import { Collector } from '../steps/verdict/collector';
import { featuresOf, requirementBroken } from './find';
import { canTell, judgeMutant, type MutantResult } from './matrix';
import type { Mutant } from './mutant';
import { runSuite } from './suite';

export interface Job {
  /** REQUIREMENT/WHAT-IT-DOES-WRONG. */
  name: string;
  /** Whether it is tried on all features, or on those of the requirements that it declares to break. */
  full: boolean;
}

async function tryMutant({ name, full }: Job): Promise<MutantResult> {
  const { default: declaration }: { default: Mutant } = await import(resolve(__dirname, `${name}.ts`));
  const broken = requirements().get(requirementBroken(name));
  if (!broken) throw new Error(`mutants/${name}: its folder is not the id of a requirement.`);
  const declared = [broken.id, ...Object.values(declaration.alsoBreaks ?? {}).flat()];
  const others = canTell(broken, requirements().values()).map(({ id }) => id);
  const tags = [...new Set([...declared, ...others])].map((id) => `@${id}`).join(' or ');
  const paths = full ? [] : featuresOf(declared);
  const collector = new Collector();
  const wiki = `mutants/${name}`;
  await runSuite(wiki, { paths, tagExpression: `(${tags}) and not @needs-browser` }, collector);
  if (declaration.agent) {
    const choice = { paths, tagExpression: `(${tags}) and @needs-browser` };
    await runSuite(wiki, choice, collector, declaration.agent);
  }
  const result = judgeMutant(name, declaration, collector.results);
  return { ...result, problems: [...result.problems, ...collector.unfinished()] };
}

process.on('message', async (job: Job) => {
  process.send?.(await tryMutant(job));
});
