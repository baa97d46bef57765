import { join } from 'node:path';
import type { Equivalent } from './equivalent';

/** The equivalent in equivalents/habits/NAME.ts. */
export async function habitNamed(name: string): Promise<Equivalent> {
  return (await import(join(__dirname, 'habits', `${name}.ts`))).default;
}
