import { join } from 'node:path';
import { runSuite } from '../mutants/suite';
import { Collector } from '../steps/verdict/collector';
import type { Equivalent } from './equivalent';

export interface Job {
  name: string;
}

export interface EquivalentResult {
  name: string;
  /** Where its verdict is not the reference's, which holds in every scenario. */
  problems: string[];
}

/** All scenarios that need no browser, or those of the levels that `LEVEL` names. */
function tagExpression({ LEVEL } = process.env): string {
  const levels = LEVEL?.split(',').map((level) => `@${level}`);
  return ['not @needs-browser', ...(levels ? [`(${levels.join(' or ')})`] : [])].join(' and ');
}

async function tryEquivalent({ name }: Job): Promise<EquivalentResult> {
  const { default: its }: { default: Equivalent } = await import(join(__dirname, 'habits', `${name}.ts`));
  const collector = new Collector();
  await runSuite(`equivalents/habits/${name}`, { tagExpression: tagExpression() }, collector);
  const declared = its.notTestable ?? {};
  const wrong = collector.results.filter(({ requirement, outcome }) => {
    if (outcome === 'notTestable') return !(requirement in declared);
    return outcome !== 'pass' && outcome !== 'notApplicable';
  });
  const needless = Object.keys(declared).filter((id) => {
    const its = collector.results.filter(({ requirement }) => requirement === id);
    return its.length > 0 && its.every(({ outcome }) => outcome !== 'notTestable');
  });
  return {
    name,
    problems: [
      ...wrong.map(
        ({ requirement, name: scenario, outcome, reason }) =>
          `${requirement}, "${scenario}": ${outcome}: ${reason}`,
      ),
      ...needless.map((id) => `declares that ${id} is not testable in full, and it is`),
      ...collector.unfinished(),
    ],
  };
}

process.on('message', async (job: Job) => {
  process.send?.(await tryEquivalent(job));
});
