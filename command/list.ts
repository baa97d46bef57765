import { LEVELS, requirements } from '../harness/core/requirements';
import { decidingLevels } from '../harness/verdict/levels';
import { requirementSet } from '../harness/verdict/requirement-set';
import { suiteScenarios } from './scenarios';

/** Prints a line for each requirement of a set: its id, how many scenarios it has, its level, since when it is in, its source. */
export function list(level = LEVELS.join(), set?: string): void {
  const chosen = requirementSet(set);
  const levels = decidingLevels(level);
  const counts = new Map<string, number>();
  for (const { tags } of suiteScenarios()) {
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const listed = [...requirements().values()].filter(
    (requirement) => levels.includes(requirement.level) && requirement.since <= chosen,
  );
  const rows = listed.map(({ id, level: its, since, source }) => [
    id,
    `${counts.get(`@${id}`) ?? 0}`,
    its,
    `set ${since}`,
    source,
  ]);
  const header = ['requirement', 'scenarios', 'level', 'since', 'source'];
  const width = (column: number) => Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0));
  const widths = header.map((_, column) => width(column));
  for (const row of [header, ...rows]) {
    console.log(
      row
        .map((cell, column) =>
          column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    );
  }
}
