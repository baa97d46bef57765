/**
 * What is rejected: a name with a password, a sign-in that came too early after others failed, a form without its token,
 * an id that opens no session, a request that can't be understood, a request that can't be served without the store.
 */
export type Rejection = 'sign-in' | 'throttled' | 'form' | 'session' | 'request' | 'store';

/** What happened on a server since it started. */
export class Counters {
  /** Requests whose session was saved. */
  saved = 0;
  /** Sessions that were removed because they had expired. */
  expired = 0;
  /** Sessions that were ended to make room for others. */
  evicted = 0;
  readonly rejected: Record<Rejection, number> = {
    'sign-in': 0,
    throttled: 0,
    form: 0,
    session: 0,
    request: 0,
    store: 0,
  };
}
