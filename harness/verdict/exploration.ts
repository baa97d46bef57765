import * as z from 'zod';
import { LEVELS } from '../core/requirements';

const finding = z.object({
  requirement: z.string(),
  level: z.enum(LEVELS),
  /** What is looked at. */
  title: z.string(),
  seen: z.string(),
  expected: z.string(),
  /** The scenario, line by line. */
  scenario: z.array(z.string()),
  /** The feature file that has it, and the report of its run. */
  feature: z.string(),
  report: z.string(),
  /** By which it is found again. */
  seed: z.number(),
  path: z.string(),
});

/** What exploration found, apart from the scenarios of the suite. */
export const explorationSchema = z.object({
  levels: z.array(z.enum(LEVELS)),
  seed: z.number(),
  seconds: z.number(),
  stories: z.number(),
  predictions: z.number(),
  findings: z.array(finding),
  /** What was seen in a story, and not again in the scenario that it was told as. */
  unconfirmed: z.array(z.object({ requirement: z.string(), story: z.array(z.string()), reason: z.string() })),
  /** Why nothing could be explored. */
  reason: z.string().exactOptional(),
});

export type ExploredFinding = z.infer<typeof finding>;
export type ExplorationResult = z.infer<typeof explorationSchema>;

/** 0 nothing was found, 1 something was, 2 it could not be explored. */
export function explorationExitCode({ findings, reason, stories }: ExplorationResult): 0 | 1 | 2 {
  if (findings.length > 0) return 1;
  return reason !== undefined || stories === 0 ? 2 : 0;
}

/** What exploration came to, in one sentence. */
export function explorationSentence({
  levels,
  seed,
  seconds,
  stories,
  predictions,
  findings,
  reason,
}: ExplorationResult): string {
  if (reason !== undefined) return `Not explored: ${reason}`;
  const much = `${count(stories, 'story', 'stories')} and ${count(predictions, 'prediction')} by ${levels.join(' and ')} requirements, in ${seconds.toFixed(0)} s (seed ${seed})`;
  if (findings.length === 0) return `Exploration found nothing: ${much}.`;
  const ids = [...new Set(findings.map(({ requirement }) => requirement))].join(', ');
  return `Exploration found what breaks ${ids}: ${much}.`;
}

const count = (number: number, one: string, several = `${one}s`) =>
  `${number.toLocaleString('en')} ${number === 1 ? one : several}`;
