import type { RequestContext, User, Value } from '../api';

const USER = 'wiki.user';
const SETUID = 'wiki.setuid';
const STARTED = 'wiki.started';
const METHOD = 'wiki.method';

/** Whose session this is; undefined for an anonymous visitor's. */
export function sessionOwner(context: RequestContext): User | undefined {
  return context.wiki.farm.accounts.find(context.session.get(USER));
}

/** The auth method that said whose session this is. */
export function signedInBy(context: RequestContext): Value | undefined {
  return context.session.get(METHOD);
}

/** Says who is signed in, by the session. */
export function identify(context: RequestContext): void {
  if (!context.session.has(USER)) return;
  context.user = sessionOwner(context);
  // disabled-account: "A disabled account's sessions stop".
  if (!context.user) context.requestSession.end();
}

// uses-change-user: "the superuser becomes another user for the rest of the session".
/** Lets the signed-in superuser go on acting as the user that the session names. */
export function resumeChangedUser(context: RequestContext): void {
  const { accounts, policies } = context.wiki.farm;
  if (!context.user || !policies.mayChangeUser(context.user)) return;
  const other = accounts.find(context.session.get(SETUID));
  if (!other) return;
  context.superuser = context.user;
  context.user = other;
}

/** Signs the user in: for this answer, and for the session if there is to be one. */
export function signIn(context: RequestContext, user: User): void {
  // What somebody else stored while signed in, now disabled or not, is not this user's; what an anonymous visitor
  // stored is carried over.
  const before = context.session.get(USER);
  if (before !== undefined && before !== user.name) context.session.clear();
  context.user = user;
  context.superuser = undefined;
  context.session.set(USER, user.name);
  context.session.delete(SETUID);
  context.session.set(STARTED, context.now);
  if (context.identifiedBy !== undefined) context.session.set(METHOD, context.identifiedBy);
  else context.session.delete(METHOD);
  // sid-new-at-login: "A new id at login".
  context.requestSession.renewId?.('sign-in');
}

/** Lets the superuser act as another user, or be themselves again. */
export function changeUser(context: RequestContext, other: User): void {
  if (other === context.superuser) {
    returnToSuperuser(context, other);
    return;
  }
  // Acting as another superuser, one goes on as oneself: whose session it is does not change.
  context.superuser ??= context.user;
  context.user = other;
  context.session.set(SETUID, other.name);
  // sid-new-at-privilege-change: "A new id when the superuser changes user".
  context.requestSession.renewId?.('change-user');
}

/** Signs out, or lets a superuser who acts as another user come back. */
export function signOut(context: RequestContext): void {
  // "The first logout returns to the superuser, the second ends the session" (companion).
  if (context.superuser) {
    returnToSuperuser(context, context.superuser);
    return;
  }
  // logout-ends-server-state: "Logging out ends the session on the server".
  context.user = undefined;
  context.requestSession.end();
}

function returnToSuperuser(context: RequestContext, superuser: User): void {
  context.user = superuser;
  context.superuser = undefined;
  context.session.delete(SETUID);
  context.requestSession.renewId?.('change-user');
}

/** Notes in a session that begins when it did, whoever keeps it. */
export function noteStart({ session, now }: RequestContext): void {
  if (!session.has(STARTED)) session.set(STARTED, now);
}

/** When the session's user signed in, or its anonymous visitor came (ms since the epoch). */
export function sessionStarted(context: RequestContext): number {
  const started = context.session.get(STARTED);
  return typeof started === 'number' ? started : context.now;
}

/** Whether it is the session of somebody who signed in. */
export function hasOwner(record: { readonly values: ReadonlyMap<string, string> }): boolean {
  return record.values.has(USER);
}
