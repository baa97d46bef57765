import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { SetUpError } from '../core/errors';
import { fileProblem } from '../core/file-problem';
import { LEVELS, requirements } from '../core/requirements';
import { CONCLUSIONS } from './conclusion';
import { explorationSchema } from './exploration';
import { OUTCOMES, STATES } from './outcome';

/** What is stable of a verdict.json. */
export const verdictSchema = z.object({
  target: z.string(),
  agent: z.string(),
  generation: z.string(),
  requirementSet: z.int().positive(),
  levels: z.array(z.enum(LEVELS)),
  conclusion: z.enum(CONCLUSIONS),
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  reason: z.string().exactOptional(),
  exploration: explorationSchema.exactOptional(),
  baseline: z.object({ file: z.string(), problems: z.array(z.string()) }).exactOptional(),
  requirements: z.array(
    z.object({
      id: z.string(),
      level: z.enum(LEVELS),
      state: z.enum(STATES),
      held: z.number(),
      applicable: z.number(),
      scenarios: z.array(
        z.object({
          requirement: z.string(),
          name: z.string(),
          outcome: z.enum(OUTCOMES),
          reason: z.string().exactOptional(),
          remedy: z.string().exactOptional(),
        }),
      ),
      reason: z.string().exactOptional(),
    }),
  ),
});

/** What a verdict.json says, as far as runs are compared. */
export type WrittenVerdict = z.infer<typeof verdictSchema>;

/** Reads a verdict.json. Throws SetUpError with the file and what is wrong with it. */
export function readVerdict(file: string): WrittenVerdict {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new SetUpError(`${file} can't be read as a verdict.json: ${fileProblem(error)}`);
  }
  const parsed = verdictSchema.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SetUpError(
      `${file} is not a verdict.json: ${issue?.path.join('.') || 'the file'}: ${issue?.message}`,
    );
  }
  const unknown = parsed.data.requirements.find(({ id }) => !requirements().has(id));
  if (unknown) {
    throw new SetUpError(
      `${file} has the requirement ${unknown.id}, which is not in features/requirements.yaml: ` +
        'another version of the suite wrote it. Run this version on that wiki again.',
    );
  }
  return parsed.data;
}
