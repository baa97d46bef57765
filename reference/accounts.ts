import { createHash, timingSafeEqual } from 'node:crypto';

/** A user account of the farm, as the administrator gives it. */
export interface Account {
  name: string;
  password: string;
  /** The preference "remember me", on as in MoinMoin. */
  remember_me?: boolean;
  superuser?: boolean;
  disabled?: boolean;
  email?: string;
}

export type User = Required<Account>;

export class Accounts {
  readonly #users = new Map<string, User>();

  constructor(accounts: readonly Account[]) {
    for (const account of accounts) {
      this.#users.set(account.name, {
        remember_me: true,
        superuser: false,
        disabled: false,
        email: '',
        ...account,
      });
    }
  }

  // disabled-account: "A disabled account's sessions stop, and it can't sign in."
  /** The user of that name, unless there is none or the account is disabled. */
  find(name: unknown): User | undefined {
    const user = typeof name === 'string' ? this.#users.get(name) : undefined;
    return user?.disabled ? undefined : user;
  }

  /** The user that name and password belong to. */
  check(name: string, password: string): User | undefined {
    const user = this.find(name);
    const same = timingSafeEqual(digest(password), digest(user?.password ?? ''));
    return same ? user : undefined;
  }

  /** @throws Error when there is no account of that name */
  change(name: string, part: Partial<Omit<Account, 'name'>>): void {
    const user = this.#users.get(name);
    if (!user) throw new Error(`There is no account ${JSON.stringify(name)} to change.`);
    Object.assign(user, part);
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
