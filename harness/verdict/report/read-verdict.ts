import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { SetUpError } from '../../core/errors';
import { LEVELS, requirements } from '../../core/requirements';
import { OUTCOMES } from '../outcome';

const schema = z.object({
  target: z.string(),
  agent: z.string(),
  generation: z.string(),
  levels: z.array(z.enum(LEVELS)),
  judged: z.boolean(),
  conformant: z.boolean(),
  gate: z.object({
    passed: z.boolean(),
    baseline: z.string().exactOptional(),
    problems: z.array(z.string()),
  }),
  reason: z.string().exactOptional(),
  requirements: z.array(
    z.object({
      id: z.string(),
      level: z.enum(LEVELS),
      outcome: z.enum(OUTCOMES),
      scenarios: z.array(
        z.object({ name: z.string(), outcome: z.enum(OUTCOMES), reason: z.string().exactOptional() }),
      ),
      reason: z.string().exactOptional(),
    }),
  ),
});

/** What a verdict.json says, as far as runs are compared. */
export type WrittenVerdict = z.infer<typeof schema>;

/** Reads a verdict.json. Throws SetUpError with the file and what is wrong with it. */
export function readVerdict(file: string): WrittenVerdict {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const { message } = error as Error;
    throw new SetUpError(`${file} can't be read as a verdict.json: ${message}`);
  }
  const parsed = schema.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SetUpError(
      `${file} is no verdict.json: ${issue?.path.join('.') || 'the file'}: ${issue?.message}`,
    );
  }
  const strange = parsed.data.requirements.find(({ id }) => !requirements().has(id));
  if (strange) {
    throw new SetUpError(
      `${file} has the requirement ${strange.id}, which is not in features/requirements.yaml: ` +
        'another version of the suite wrote it. Run this version on that wiki again.',
    );
  }
  return parsed.data;
}
