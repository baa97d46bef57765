import { SetUpError } from '../core/errors';
import { newestSet } from '../core/requirements';

/** Reads `REQUIREMENTS`: which set of requirements is judged; the newest by default. Throws SetUpError for an unknown one. */
export function requirementSet(text: string | undefined): number {
  const newest = newestSet();
  if (!text) return newest;
  const chosen = Number(text);
  if (Number.isInteger(chosen) && chosen >= 1 && chosen <= newest) return chosen;
  const known = Array.from({ length: newest }, (_, index) => index + 1).join(', ');
  throw new SetUpError(
    `REQUIREMENTS=${text}: there is no such set of requirements. This version has ${known}; left out, the newest decides.`,
  );
}
