import { NotTestable } from '../../core/errors';
import { isGiven, type SetCookie } from '../../core/set-cookie';

/**
 * How long a session lasts by its cookies: as long as the set lasts that still has it, in milliseconds; undefined: until
 * the browser is closed. `has` says whether cookies of these names still have the session. Throws NotTestable where none
 * are needed.
 */
export async function lastsByCookies(
  set: readonly SetCookie[],
  has: (names: readonly string[]) => Promise<boolean>,
): Promise<number | undefined> {
  const latest = latestOf(set);
  // A cookie without an end goes first, when the browser is closed.
  const ends = [...new Set(latest.map(({ lasts = 0 }) => lasts))].sort((one, other) => one - other);
  for (const end of ends.slice(0, -1)) {
    const outlasting = latest.filter(({ lasts = 0 }) => lasts > end);
    if (!(await has(outlasting.map(({ name }) => name)))) return end || undefined;
  }
  if (ends.length > 1 && (await has([])))
    throw new NotTestable(
      'a session that needs its cookies is needed; a browser without any is shown it too',
      'nothing in a target file: the wiki has to show a user to nobody else',
    );
  return ends.at(-1) || undefined;
}

/** The cookies that last so long, each as it was set last. */
export const lastingFor = (set: readonly SetCookie[], lasts: number | undefined) =>
  latestOf(set).filter((cookie) => cookie.lasts === lasts);

const latestOf = (set: readonly SetCookie[]) =>
  [...new Map(set.map((cookie) => [cookie.name, cookie])).values()].filter(isGiven);
