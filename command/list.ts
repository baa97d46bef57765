import { LEVELS, requirements } from '../harness/core/requirements';
import { decidingLevels } from '../harness/verdict/levels';
import { suiteScenarios } from './scenarios';

/** Prints a line for each requirement: its id, how many scenarios it has, its level, its source. */
export function list(level = LEVELS.join()): void {
  const levels = decidingLevels(level);
  const counts = new Map<string, number>();
  for (const { tags } of suiteScenarios()) {
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const listed = [...requirements().values()].filter((requirement) => levels.includes(requirement.level));
  const rows = listed.map(({ id, level: its, source }) => [id, `${counts.get(`@${id}`) ?? 0}`, its, source]);
  const header = ['requirement', 'scenarios', 'level', 'source'];
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
