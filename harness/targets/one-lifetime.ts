import { NotApplicable } from '../core/errors';
import type { Lifetime } from '../core/settings';
import { hasNot, type Without } from '../core/skip-reasons';
import type { Placement } from './placement';
import { conditionsFor, type WikiRequest } from './wiki-request';

/**
 * The `cookie_lifetime` by which a wiki with one lifetime for everybody is asked what a scenario asks one with two: the
 * hours of those whose sessions it is about.
 * @throws NotApplicable where the scenario is about how the two differ, or about having none
 */
export function oneLifetime(
  [anonymous, loggedIn]: Lifetime,
  request: WikiRequest,
  role: Placement['role'],
  without: readonly Without[],
): Lifetime {
  const noneAnonymous = without.includes('anonymous-sessions');
  const { about } = request;
  if (noneAnonymous && about === 'anonymous' && anonymous !== 0) throw hasNot('anonymous-sessions');
  if (loggedIn === 0 || (anonymous === 0 && !noneAnonymous)) {
    const whom = loggedIn === 0 ? 'logged-in users' : 'anonymous visitors';
    throw new NotApplicable(`this wiki can't be told to have no sessions for ${whom}`);
  }
  const hours = about === 'anonymous' ? anonymous : Math.abs(loggedIn);
  const asked: Lifetime = [noneAnonymous ? 0 : hours, Math.sign(loggedIn) * hours];
  const { placements } = request;
  const isMet = conditionsFor(request, role).every(
    ({ example, holds }) =>
      !example.cookie_lifetime || holds({ ...example, cookie_lifetime: asked }, placements),
  );
  if (about || isMet) return asked;
  throw new NotApplicable('this wiki has one lifetime for the sessions of everybody');
}
