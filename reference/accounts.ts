import type { AccountDirectory, User } from './api';
import { type PasswordHash, type Passwords, passwordHashOfNone } from './sign-in/passwords';

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

export class Accounts implements AccountDirectory {
  readonly #users = new Map<string, User>();
  readonly #hashes = new Map<string, Promise<PasswordHash>>();
  /** What a password is compared with where there is no such account, so that it takes as long: no password's hash. */
  readonly #decoy = passwordHashOfNone();

  constructor(
    accounts: readonly Account[],
    private readonly passwords: Passwords,
  ) {
    const defaults = { remember_me: true, superuser: false, disabled: false, email: '' };
    for (const { password, ...account } of accounts) {
      this.#users.set(account.name, { ...defaults, ...account });
      this.#hashes.set(account.name, passwords.hash(password));
    }
  }

  // disabled-account: "A disabled account's sessions stop, and it can't sign in."
  find(name: unknown): User | undefined {
    const user = typeof name === 'string' ? this.#users.get(name) : undefined;
    return user?.disabled ? undefined : user;
  }

  /** The user that name and password belong to. @throws TooManyPasswords */
  async check(name: string, password: string): Promise<User | undefined> {
    const hash = this.find(name) && this.#hashes.get(name);
    const same = await this.passwords.matches(password, await (hash ?? this.#decoy));
    return same ? this.find(name) : undefined;
  }

  change(name: string, part: Partial<Omit<Account, 'name'>>): void {
    const user = this.#users.get(name);
    if (!user) throw new Error(`There is no account ${JSON.stringify(name)} to change.`);
    const { password, ...rest } = part;
    if (password !== undefined) this.#hashes.set(name, this.passwords.hash(password));
    Object.assign(user, rest);
  }
}
