import type { RequestContext, User } from '../api';
import type { SessionDependencies } from './dependencies';

/** Who signs in with this request, by the form with name and password; what came of it is noted in `context.login`. */
export function checkLogin(
  context: RequestContext,
  { accounts, counters }: SessionDependencies,
): User | undefined {
  // login-not-by-get: "State changes need a POST with an anti-forgery token": only a POST has fields.
  if (context.field('action') !== 'login') return undefined;
  const error = context.csrfError('login');
  const user = error ? undefined : accounts.check(context.field('name'), context.field('password'));
  if (!user) counters.rejected['sign-in'] += 1;
  context.login = user
    ? 'accepted'
    : { rejected: error ?? 'There is no account with this name and password.' };
  return user;
}
