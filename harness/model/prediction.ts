import type { SetCookie } from '../core/set-cookie';
import type { Role, Who } from './world';

/** What the documents say must be seen after a move. */
export type Expected =
  /** Whom the page is shown to: a user's name, or nobody. */
  | { of: 'user'; name: string }
  /** For how long the session cookie is given, in ms. */
  | { of: 'lasting'; least: number; most: number }
  /** No session cookie was given, and none is held. */
  | { of: 'no cookie' }
  /** A session cookie was given. */
  | { of: 'a cookie' }
  | { of: 'domain' | 'path'; value: string | null }
  | { of: 'macro'; says: readonly Said[]; value?: number; otherThan?: readonly number[] }
  /** A number that the example macro has set. */
  | { of: 'number' }
  | { of: 'is_new'; value: boolean }
  /** What one operation on request.session gave, counted from 0, and on which key. */
  | { of: 'operation'; index: number; key: string; value: unknown }
  | { of: 'no error' }
  /** Whether the page offers a way to sign in; that the way leads to a form for it. */
  | { of: 'way to sign in'; value: boolean }
  | { of: 'sign-in form' }
  /** That the page asks for the password of an account at the remote wiki, or warns of what that means. */
  | { of: 'remote prompt'; what: 'asks' | 'warns' }
  /** That a message which was there is not there any more. */
  | { of: 'no message' }
  | { of: 'trail'; shows: readonly string[]; not: readonly string[] };

export type Said = 'nothing stored' | 'set' | 'loaded';

/** One prediction; `requirements` has first the one that it is told of. */
export interface Prediction {
  /** Who acted: `somebody else` sends copies. */
  who: Who | 'somebody else';
  at: Role;
  requirements: readonly [string, ...string[]];
  expected: Expected;
  /** Of other requirements, what is seen where it is they that are broken. */
  ifSeen?: readonly Telling[];
}

/** How long the cookie lasts in ms, what number is loaded, what value is read or whom the page is shown to, and what requirement that tells of. */
export type Telling = { requirement: string } & (
  | { lasts: number }
  | { number: number }
  | { value: unknown }
  | { user: 'another' }
);

/** What was seen after a move. */
export interface Observation {
  status: number;
  /** The page in words. */
  page: string;
  /** The user whom it is shown to. */
  user?: string;
  /** Session cookies that were given meanwhile, first to last, and the names of those that the browser holds. */
  given: readonly SetCookie[];
  held: readonly string[];
  reading?: { says: string; value?: number; text?: string };
  dict?: { is_new: boolean; results: readonly unknown[]; printed: string };
  /** What broke down. */
  error?: string;
  /** What else is on the page is looked for when something is said of it. */
  trail(): readonly string[];
  /** The ways to sign in that the page offers, and whether it has a form for it. */
  signIn(): { ways: readonly string[]; asks: boolean };
  /** What it says of an account at a remote wiki. */
  remote(): { message: string; asks: boolean; warns: boolean };
}
