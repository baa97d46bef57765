import { SetUpError } from '../core/errors';
import { LEVELS, type Level } from '../core/requirements';

/** Reads `LEVEL`: the levels that decide the verdict, separated by commas. Throws SetUpError for an unknown one. */
export function decidingLevels(text = 'documented'): Level[] {
  return text.split(',').map((part) => {
    const level = LEVELS.find((known) => known === part.trim());
    if (level) return level;
    throw new SetUpError(
      `LEVEL=${text}: "${part.trim()}" is not a level. It is one or more of ${LEVELS.join(', ')}, ` +
        'separated by commas.',
    );
  });
}
