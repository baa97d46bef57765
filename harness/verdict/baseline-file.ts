import * as z from 'zod';
import { SetUpError } from '../core/errors';
import { readYamlFile } from '../core/yaml-file';
import { type Baseline, type BaselineEntry, nameOf } from './baseline';

const schema = z.array(
  z.strictObject({
    requirement: z.string().min(1),
    row: z.string().min(1).exactOptional(),
    outcome: z.enum(['fail', 'notTestable'], { error: 'must be fail or notTestable' }),
    reason: z.string({ error: 'must say why the deviation is accepted' }).trim().min(1, {
      error: 'must say why the deviation is accepted',
    }),
    issue: z.url({ error: 'must be the address of an issue' }).exactOptional(),
    until: z.iso.date({ error: 'must be a date such as 2026-12-31' }).exactOptional(),
  }),
  { error: 'must be a list of entries: - { requirement: …, row: …, outcome: fail, reason: … }' },
);

/**
 * Reads a baseline. Throws SetUpError with file, line and key for what can't be read,
 * makes
 * no sense or is listed twice.
 */
export function readBaseline(file: string): Baseline {
  const { content, where } = readYamlFile(file, schema.nullable());
  const entries = (content ?? []).map((entry, index) => ({ ...entry, where: where([index]) }));
  const [again, before] = twice(entries);
  if (again && before) {
    throw new SetUpError(
      `${again.where}: ${nameOf(again)} is listed already, in ${before.where}. Take one out.`,
    );
  }
  return { file, entries };
}

function twice(entries: readonly BaselineEntry[]): readonly [BaselineEntry?, BaselineEntry?] {
  const seen = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.requirement, entry.row]);
    const before = seen.get(key);
    if (before) return [entry, before];
    seen.set(key, entry);
  }
  return [];
}
