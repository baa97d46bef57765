import type { RequestContext } from '../api';

/** Twelve hours, in seconds: so long a session that no form began is kept until it is used, even one that lasts forever. */
export const UNRETURNED_TTL_S = 43_200;

/** Of one user, so many sessions that were begun by requests which named the user, and whose id never came back. */
const MAX_UNRETURNED = 3;

/** Whether a session begins that no form asked for. @param live what the store has of it */
export function isUnreturned({ login }: RequestContext, live: unknown): boolean {
  return !live && login !== 'accepted';
}

/** Sessions of users whom each request identifies: a client that keeps no cookies begins one each time. */
export class UnreturnedSessions {
  /** Keys in the store, oldest first, by user. */
  readonly #keys = new Map<string, readonly string[]>();

  /** Counts a new session in. Answers the keys of those that have to end for it. */
  note(user: string, key: string): readonly string[] {
    const keys = [...(this.#keys.get(user) ?? []), key];
    this.#keys.set(user, keys.slice(-MAX_UNRETURNED));
    return keys.slice(0, -MAX_UNRETURNED);
  }

  /** The session's id came back. */
  drop(user: string, key: string): void {
    const keys = this.#keys.get(user)?.filter((each) => each !== key);
    if (keys?.length) this.#keys.set(user, keys);
    else this.#keys.delete(user);
  }
}
