import { NotTestable, SetUpError } from '../../harness/core/errors';
import { maskSecrets } from '../../harness/core/secrets';

/** The exit code of a run that judged nothing. */
export const NOT_JUDGED = 2;

/** Why nothing could be judged, for people. @throws any error that is the suite's own fault */
export function whyNotJudged(error: unknown): string {
  // A polite target may be past its ceiling, hence not testable, before the first scenario.
  if (!(error instanceof SetUpError || error instanceof NotTestable)) throw error;
  return maskSecrets(error.message);
}
