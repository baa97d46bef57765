import type { User } from '../accounts';
import { refusal } from '../forms';
import type { Visit } from '../visit';

/** Who signs in with this request, by the form with name and password; what came of it is noted in `visit.login`. */
export function checkLogin(visit: Visit): User | undefined {
  // login-not-by-get: "State changes need a POST with an anti-forgery token": only a POST has fields.
  if (visit.field('action') !== 'login') return undefined;
  const refused = refusal(visit, 'login');
  const user = refused
    ? undefined
    : visit.wiki.farm.accounts.check(visit.field('name'), visit.field('password'));
  if (!user) visit.wiki.farm.tally.refused['sign-in'] += 1;
  visit.login = user
    ? 'accepted'
    : { refusal: refused ?? 'There is no account with this name and password.' };
  return user;
}
