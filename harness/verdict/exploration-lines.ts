import { styleText } from 'node:util';
import type { Rerun } from './explain';
import {
  type ExplorationResult,
  type ExploredFinding,
  explorationExitCode,
  explorationSentence,
} from './exploration';

/** What exploration found, for the terminal. */
export function explorationLines(result: ExplorationResult, rerun: Rerun): string[] {
  const colour = (['green', 'red', 'magenta'] as const)[explorationExitCode(result)];
  return [
    ...result.findings.flatMap((finding) => [...findingLines(finding, rerun), '']),
    ...result.unconfirmed.flatMap(({ requirement, story, reason }) => [
      styleText(
        'yellow',
        `UNCONFIRMED ${requirement}: seen in a story, and not when it was told again: ${reason.split('\n')[0]}`,
      ),
      ...story.map((line) => `    ${line}`),
      '',
    ]),
    styleText(colour, explorationSentence(result)),
  ];
}

function findingLines(finding: ExploredFinding, rerun: Rerun): string[] {
  const { requirement, level, title, seen, expected, scenario, feature, report } = finding;
  return [
    styleText('red', `FOUND ${requirement} [${level}]: ${title}`),
    `  seen:     ${seen}`,
    `  expected: ${expected}`,
    ...scenario.map((line) => `    ${line}`),
    `  Run it again: ${rerun({ location: feature })}`,
    `  Time line, exchanges and curl commands: ${report}`,
  ];
}
