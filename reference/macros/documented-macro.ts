import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Generation } from '../api';

/** The documents' example macro, beside the same for this wiki. */
export interface DocumentedMacro {
  /** As the document has it. */
  readonly python: string;
  /** The module that is the macro SessionMacro here: in TypeScript. */
  readonly typescript: string;
}

/** The example macro of the generation's document. */
export function documentedMacro(generation: Generation): DocumentedMacro {
  const read = (name: string) => readFileSync(join(__dirname, generation, name), 'utf8');
  return { python: read('SessionMacro.py'), typescript: read('SessionMacro.ts') };
}
