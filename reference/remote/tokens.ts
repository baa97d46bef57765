import type { AccountDirectory, SessionStore, User } from '../api';
import { isWellFormed, SessionIds } from '../sessions/ids';

/** How long a token is good for when nobody gives it back. */
const HOUR = 3600_000;
/** Of one user at a time, by this server. */
const MAX_TOKENS = 10;

/** The sessions of other wikis' users, for `getAuthToken`: apart from those of browsers, so that no cookie opens one. */
export class RemoteTokens {
  readonly #ids: SessionIds;
  /** The last ones of each user, oldest first. */
  readonly #issued = new Map<string, readonly string[]>();

  constructor(
    private readonly store: SessionStore,
    private readonly accounts: AccountDirectory,
    secret: string | Buffer,
  ) {
    this.#ids = new SessionIds(secret, 'xmlrpc');
  }

  /** A token for the user. Of more than so many of one user, the oldest end. */
  async issue(user: User, now: number): Promise<string> {
    const token = this.#ids.stored(now);
    await this.store.create(key(token), new Map([['user', JSON.stringify(user.name)]]), now + HOUR);
    const issued = [...(this.#issued.get(user.name) ?? []), token];
    this.#issued.set(user.name, issued.slice(-MAX_TOKENS));
    for (const old of issued.slice(0, -MAX_TOKENS)) await this.delete(old);
    return token;
  }

  async apply(token: string, now: number): Promise<User | undefined> {
    if (!isWellFormed(token)) return undefined;
    const record = await this.store.load(key(token));
    if (!record || record.expires <= now) return undefined;
    return this.accounts.find(JSON.parse(record.values.get('user') ?? 'null'));
  }

  async delete(token: string): Promise<void> {
    if (isWellFormed(token)) await this.store.end(key(token), 0);
  }
}

function key(token: string): string {
  return `xmlrpc:${token}`;
}
