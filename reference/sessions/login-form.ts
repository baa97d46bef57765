import type { RequestContext, User } from '../api';
import { attemptBy, type SignIn, SignInThrottled } from '../sign-in/sign-in';

/** Who signs in with this request, by the form with name and password; what came of it is noted in `context.login`. */
export async function checkLogin(context: RequestContext, signIn: SignIn): Promise<User | undefined> {
  // login-not-by-get: "State changes need a POST with an anti-forgery token": only a POST has fields.
  if (context.field('action') !== 'login') return undefined;
  const error = context.csrfError('login');
  if (error) {
    context.login = { rejected: error };
    return undefined;
  }
  try {
    const user = await signIn.check(attemptBy(context, context.field('name'), context.field('password')));
    context.login = user ? 'accepted' : { rejected: 'There is no account with this name and password.' };
    return user;
  } catch (error) {
    if (!(error instanceof SignInThrottled)) throw error;
    context.login = { rejected: error.message, retryAfter: error.retryAfter };
    return undefined;
  }
}
