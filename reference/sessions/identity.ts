import type { User } from '../accounts';
import type { Visit } from '../visit';
import { clear } from './session';

const USER = 'wiki.user';
const SETUID = 'wiki.setuid';
const STARTED = 'wiki.started';

/** Whose session this is; undefined for an anonymous visitor's. */
export function sessionOwner(visit: Visit): User | undefined {
  return visit.wiki.farm.accounts.find(visit.session.get(USER));
}

/** Says who is signed in, by the session. */
export function identify(visit: Visit): void {
  if (!visit.session.has(USER)) return;
  visit.user = sessionOwner(visit);
  // disabled-account: "A disabled account's sessions stop".
  if (!visit.user) visit.open.end();
}

// uses-change-user: "the superuser becomes another user for the rest of the session".
/** Lets the signed-in superuser go on acting as the user that the session names. */
export function resumeChangedUser(visit: Visit): void {
  const { accounts, policies } = visit.wiki.farm;
  if (!visit.user || !policies.mayChangeUser(visit.user)) return;
  const other = accounts.find(visit.session.get(SETUID));
  if (!other) return;
  visit.superuser = visit.user;
  visit.user = other;
}

/** Signs the user in: for this answer, and for the session if there is to be one. */
export function signIn(visit: Visit, user: User): void {
  // What somebody else stored while signed in, now disabled or not, is not this user's; what an anonymous visitor
  // stored is carried over.
  const before = visit.session.get(USER);
  if (before !== undefined && before !== user.name) clear(visit.session);
  visit.user = user;
  visit.superuser = undefined;
  visit.session.set(USER, user.name);
  visit.session.delete(SETUID);
  visit.session.set(STARTED, visit.now);
  // sid-new-at-login: "A new id at login".
  visit.open.renewId('sign-in');
}

/** Lets the superuser act as another user. */
export function changeUser(visit: Visit, other: User): void {
  visit.superuser = visit.user;
  visit.user = other;
  visit.session.set(SETUID, other.name);
  // sid-new-at-privilege-change: "A new id when the superuser changes user".
  visit.open.renewId('change-user');
}

/** Signs out, or lets a superuser who acts as another user come back. */
export function signOut(visit: Visit): void {
  // "The first logout returns to the superuser, the second ends the session" (companion).
  if (visit.superuser) {
    visit.user = visit.superuser;
    visit.superuser = undefined;
    visit.session.delete(SETUID);
    visit.open.renewId('change-user');
    return;
  }
  // logout-ends-server-state: "Logging out ends the session on the server".
  visit.user = undefined;
  visit.open.end();
}

/** When the session's user signed in, or its anonymous visitor came (ms since the epoch). */
export function sessionStarted(visit: Visit): number {
  const started = visit.session.get(STARTED);
  return typeof started === 'number' ? started : visit.now;
}

/** Whether it is the session of somebody who signed in. */
export function hasOwner(record: { readonly values: ReadonlyMap<string, string> }): boolean {
  return record.values.has(USER);
}

/** The stored form of "begun now". */
export function startedAt(now: number): ReadonlyMap<string, string> {
  return new Map([[STARTED, JSON.stringify(now)]]);
}
