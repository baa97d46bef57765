import { LEVELS, requirements } from '../harness/core/requirements';
import { fillIn } from '../harness/verdict/report/page';
import type { KillMatrix } from './matrix';

/** The kill matrix as a page of its own, level by level. */
export function mutantsPage({ mutants, withoutMutant }: KillMatrix): string {
  const rows = [...requirements().values()]
    .map((requirement) => ({
      requirement,
      mutants: mutants
        .filter((mutant) => mutant.requirement === requirement.id)
        .map((mutant) => ({ ...mutant, wrong: inWords(mutant.mutant) })),
    }))
    .filter((row) => row.mutants.length > 0);
  const levels = LEVELS.map((level) => ({
    level,
    requirements: rows.filter((row) => row.requirement.level === level),
  }));
  return fillIn('mutants', {
    levels: levels.filter((each) => each.requirements.length > 0),
    mutants: mutants.length,
    caught: mutants.filter(({ caught }) => caught).length,
    problems: withoutMutant.length + mutants.filter(({ problems }) => problems.length > 0).length,
    withoutMutant,
  });
}

/** What a mutant does wrong, as its file's name says it. */
function inWords(mutant: string): string {
  return mutant.replace(/^.*\//, '').replaceAll('-', ' ');
}
