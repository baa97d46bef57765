import type { RequestContext, User } from '../api';
import { attemptBy, type SignIn } from '../sign-in/sign-in';

/** Who signs in with this request, by the form with name and password; what came of it is noted in `context.login`. @throws SignInThrottled */
export async function checkLogin(context: RequestContext, signIn: SignIn): Promise<User | undefined> {
  // login-not-by-get: "State changes need a POST with an anti-forgery token": only a POST has fields.
  if (context.field('action') !== 'login') return undefined;
  const error = context.csrfError('login');
  const attempt = attemptBy(context, context.field('name'), context.field('password'));
  const user = error === undefined ? await signIn.check(attempt) : undefined;
  context.login = user
    ? 'accepted'
    : { rejected: error ?? 'There is no account with this name and password.' };
  return user;
}
