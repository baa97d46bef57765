import type { PageContext } from '../farm';
import { signOut } from '../sessions/identity';
import type { ActionResult } from './action';
import { redirect } from './redirect';
import { show } from './show';

/** Signs out. */
export function logout(context: PageContext): ActionResult {
  if (!context.user) return show(context, { message: 'You are not signed in.' });
  // logout-not-by-get: "State changes need a POST with an anti-forgery token".
  const error = context.csrfError('logout');
  if (error) return show(context, { status: 403, message: error });

  signOut(context);
  const back: unknown = context.user;
  return redirect(context, back ? 'same-user' : 'signed-out');
}
