import type { Role, User, Who } from './world';

/** One operation on request.session; values are JSON. */
export type Operation =
  | readonly ['set', key: string, value: unknown]
  | readonly ['get' | 'has' | 'delete', key: string]
  | readonly ['keys'];

/** Whether a key is an ordinary one: in small letters, with no sign. */
export const isWord = (key: string): boolean => /^[a-z]+$/.test(key);

/** Pages for the trail: none of them is what a wiki has for any page, or for another. */
export const PAGES = ['PageOne', 'PageThree', 'PageFour', 'PageFive'] as const;

/** Whether it is a page with a name of its own, and not a place that each wiki has. */
export function isNamed(page: string): page is (typeof PAGES)[number] {
  return (PAGES as readonly string[]).includes(page);
}

/** What somebody opens: pages of whatever name, or those of the trail. */
export type PageOpened = 'front' | 'another' | 'missing' | (typeof PAGES)[number];

/** Just before a session's end, just after it, some minutes later, or just before what it kept may go. */
export type Edge = 'before' | 'after' | 'late' | 'kept';

/** What somebody does. */
export type Move =
  | { does: 'open'; who: Who; at: Role; page: PageOpened }
  | { does: 'sign in' | 'sign out'; who: User; at: Role }
  /** Somebody signs in, and opens no other page yet. */
  | { does: 'sign in alone'; who: User; at: Role }
  | { does: 'choose'; who: User; on: boolean }
  /** Somebody follows the way to sign in, and looks at the form. */
  | { does: 'follow'; who: Who }
  /** A user works with the pages of the remote wiki, and clears the message that this brought. */
  | { does: 'work remotely' | 'clear'; who: User }
  | { does: 'macro'; who: Who; at: Role }
  | { does: 'dict'; who: Who; at: Role; operations: readonly Operation[] }
  | { does: 'close'; who: Who }
  /** So many ms pass, whole seconds: on the wiki that it is told on, until such an end of somebody's session. */
  | { does: 'wait'; ms: number; until?: { who: Who; edge: Edge } }
  /** A browser that comes with a cookie of something else, or keeps sending a session cookie that nobody issued. */
  | { does: 'foreign' | 'forge'; who: Who }
  /** Somebody's cookies are copied; somebody else's browser sends the copy. */
  | { does: 'copy' | 'replay'; who: Who }
  /** A copy of a login that is not to be used, not even to see what it is worth. */
  | { does: 'copy unused'; who: User }
  | { does: 'change user'; who: User; to: User }
  | { does: 'come back'; who: User }
  /** The browser sends name and password with each request, or a session token instead of a cookie. */
  | { does: 'identify'; who: User }
  | { does: 'token'; who: Who }
  /** The cookie of the one wiki is sent to the other under the name of its own. */
  | { does: 'cross'; who: User; from: Role };
