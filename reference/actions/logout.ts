import { refusal } from '../forms';
import { signOut } from '../sessions/identity';
import type { Visit } from '../visit';
import type { Answer } from '.';
import { show } from './show';

/** Signs out. */
export function logout(visit: Visit): Answer {
  if (!visit.user) return show(visit, { message: 'You are not signed in.' });
  // logout-not-by-get: "State changes need a POST with an anti-forgery token".
  const refused = refusal(visit, 'logout');
  if (refused) return show(visit, { status: 403, message: refused });

  signOut(visit);
  const back = visit.user as { name: string } | undefined;
  return show(visit, { message: back ? `You are ${back.name} again.` : 'You are now signed out.' });
}
