import type { Accounts } from '../accounts';
import type { User } from '../api';
import { isWellFormed, SessionIds } from '../sessions/ids';
import type { SessionStore } from '../sessions/stores/session-store';

/** How long a token is good for when nobody gives it back. */
const HOUR = 3600_000;

/** The sessions of other wikis' users, for `getAuthToken`: apart from those of browsers, so that no cookie opens one. */
export class RemoteTokens {
  readonly #ids: SessionIds;

  constructor(
    private readonly store: SessionStore,
    private readonly accounts: Accounts,
    secret: string | Buffer,
  ) {
    this.#ids = new SessionIds(secret, 'xmlrpc');
  }

  /** A token for the user, or an empty string when name or password is wrong. */
  async issue(name: string, password: string, now: number): Promise<string> {
    const user = this.accounts.check(name, password);
    if (!user) return '';
    const token = this.#ids.stored(now);
    await this.store.create(key(token), new Map([['user', JSON.stringify(user.name)]]), now + HOUR);
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
