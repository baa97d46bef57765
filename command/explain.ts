import { SetUpError } from '../harness/core/errors';
import { nearest } from '../harness/core/nearest';
import { type Requirement, requirements } from '../harness/core/requirements';
import { findMutants, requirementBroken } from '../mutants/find';
import { suiteScenarios } from './scenarios';

/** Prints what a requirement says, where it stands, the scenarios that try it, and faults that they are known to find. */
export function explain(id: string): void {
  const requirement = requirements().get(id);
  if (!requirement) {
    throw new SetUpError(
      `There is no requirement ${id}. Did you mean ${nearest(id, [...requirements().keys()])}?`,
    );
  }
  const scenarios = suiteScenarios().filter(({ tags }) => tags.includes(`@${id}`));
  const faults = findMutants().filter((mutant) => requirementBroken(mutant) === id);
  const lines = [
    ...heading(requirement),
    '',
    `Scenarios (run them: wiki-session-conformance judge WIKI --tags @${id}):`,
    ...scenarios.map(({ name, location }) => `  ${name}\n    ${location}`),
    ...(faults.length > 0 ? ['', 'They find a wiki that'] : []),
    ...faults.map((fault) => `  ${fault.slice(id.length + 1).replaceAll('-', ' ')}`),
  ];
  console.log(lines.join('\n'));
}

function heading({ id, text, level, generation, since, source, dependsOn = [] }: Requirement): string[] {
  const generations = generation === 'both' ? 'both generations' : `generation ${generation}`;
  return [
    id,
    `  ${text}`,
    `  ${level}, ${generations}, since set ${since}; ${source}`,
    ...(dependsOn.length > 0 ? [`  not judged where one of these is broken: ${dependsOn.join(', ')}`] : []),
  ];
}
