import { runSuite } from '../mutants/suite';
import { Collector } from '../steps/verdict/collector';
import { habitNamed } from './habit-named';

export interface Job {
  /** Habits of one wiki; the last is next to the reference. */
  habits: readonly string[];
}

export interface EquivalentResult extends Job {
  /** Where its verdict is not the reference's, which holds in every scenario. */
  problems: string[];
}

/** All scenarios that need no browser, or those of the levels that `LEVEL` names. */
function tagExpression({ LEVEL } = process.env): string {
  const levels = LEVEL?.split(',').map((level) => `@${level}`);
  return ['not @needs-browser', ...(levels ? [`(${levels.join(' or ')})`] : [])].join(' and ');
}

async function tryEquivalent({ habits }: Job): Promise<EquivalentResult> {
  const collector = new Collector();
  process.env.HABITS = habits.join(',');
  await runSuite('equivalents/in-company', { tagExpression: tagExpression() }, collector);
  const its = await Promise.all(habits.map(habitNamed));
  const declared: Record<string, Record<string, string>> = {
    notTestable: Object.assign({}, ...its.map(({ notTestable }) => notTestable)),
    fail: Object.assign({}, ...its.map(({ breaks }) => breaks)),
  };
  const wrong = collector.results.filter(
    ({ requirement, outcome }) =>
      !['pass', 'notApplicable'].includes(outcome) && !(requirement in (declared[outcome] ?? {})),
  );
  const needless = Object.entries(declared).flatMap(([declaredOutcome, ids]) =>
    Object.keys(ids).filter((id) => {
      const its = collector.results.filter(({ requirement }) => requirement === id);
      return its.length > 0 && its.every(({ outcome }) => outcome !== declaredOutcome);
    }),
  );
  const shown = habits.filter((_, index) => its[index]?.hasShown());
  const toBeUnseen = habits.filter((_, index) => its[index]?.unseen);
  return {
    habits,
    problems: [
      ...wrong.map(
        ({ requirement, name: scenario, outcome, reason }) =>
          `${requirement}, "${scenario}": ${outcome}: ${reason}`,
      ),
      ...needless.map((id) => `declares that ${id} is not testable in full or broken, and it holds`),
      ...habits
        .filter((name) => !shown.includes(name) && !toBeUnseen.includes(name))
        .map((name) => `nothing was seen of ${name}`),
      ...toBeUnseen
        .filter((name) => shown.includes(name))
        .map((name) => `declares that nothing is seen of ${name}, and something is`),
      ...collector.unfinished(),
    ],
  };
}

process.on('message', async (job: Job) => {
  process.send?.(await tryEquivalent(job));
});
