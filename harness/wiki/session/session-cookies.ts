import { NotTestable, SetUpError } from '../../core/errors';
import type { Account, Wiki } from '../wiki';
import type { NewBrowser } from './browsers';
import { bySigningIn, byVisiting, type Classified } from './probe';

/** The cookies that carry a wiki's session, one or several: declared, or found out once by looking. */
export class SessionCookies {
  #probes: (() => Promise<Classified>)[];
  /** By which this wiki keeps nothing. */
  readonly #unused = new Set<string>();

  /** @param classified what is known already of the program, by what `pattern` makes of a cookie's name */
  constructor(
    readonly wiki: Wiki,
    accounts: readonly Account[],
    readonly classified: Map<string, boolean>,
    newBrowser: NewBrowser,
  ) {
    const account = accountToTry(accounts);
    let isTold = !account;
    const signIn = async (user: Account) => {
      const told = await bySigningIn(wiki, user, newBrowser);
      isTold = told.size > 0;
      return told;
    };
    this.#probes = [...(account ? [() => signIn(account)] : []), () => byVisiting(wiki, newBrowser, isTold)];
  }

  /** Whether looking at this wiki tells of each of these cookies whether it carries the session. */
  async tells(cookies: readonly { name: string }[]): Promise<boolean> {
    if (namedBySettings(this.wiki, cookies)) return true;
    await this.#classify(cookies);
    return cookies.every((cookie) => this.#knows(cookie));
  }

  /** Those of these cookies that carry the session. Throws NotTestable where that can't be told. */
  async among<T extends { name: string }>(cookies: readonly T[]): Promise<T[]> {
    const named = namedBySettings(this.wiki, cookies);
    if (named) return named;
    await this.#classify(cookies);
    const carrying = cookies.filter(({ name }) => this.classified.get(pattern(name)));
    const unknown = cookies.filter((cookie) => !this.#knows(cookie));
    if (carrying.length > 0 || unknown.length === 0) return carrying;
    const names = [...new Set(unknown.map(({ name }) => name || 'one without a name'))].join(', ');
    throw new NotTestable(
      `it can't be told which cookies carry the session: set were ${names}`,
      'cookieName: the name of the session cookie, or a list of names where it takes several',
    );
  }

  async #classify(cookies: readonly { name: string }[]): Promise<void> {
    while (!cookies.every((cookie) => this.#knows(cookie))) {
      const probe = this.#probes.shift();
      if (!probe) return;
      for (const [name, carries] of await probe().catch(nothingSeen)) {
        if (carries === undefined) this.#unused.add(pattern(name));
        else if (!this.classified.get(pattern(name))) this.classified.set(pattern(name), carries);
      }
    }
  }

  #knows({ name }: { name: string }): boolean {
    return this.classified.has(pattern(name)) || this.#unused.has(pattern(name));
  }
}

/** Where signing in was not seen to work, it tells nothing about cookies. */
function nothingSeen(error: unknown): Classified {
  if (error instanceof SetUpError || error instanceof NotTestable) return new Map();
  throw error;
}

/** A name without what differs from one wiki of a program to the next: ports, counters, digests. */
function pattern(name: string): string {
  return name.replace(/[0-9a-f]{8,}|\d+/gi, '#');
}

/** By the target file's names, or by the cookie_name that a wiki was launched with. */
function namedBySettings<T extends { name: string }>(
  { cookieNames, settings }: Wiki,
  cookies: readonly T[],
): T[] | undefined {
  if (cookieNames) return cookies.filter(({ name }) => cookieNames.includes(name));
  const { cookie_name: configured } = settings;
  if (!configured || configured === 'siteidmagic') return undefined;
  const named = cookies.filter(({ name }) => name.includes(configured));
  return named.length > 0 ? named : undefined;
}

/** The last one, which scenarios reach last: a wiki may end a user's other sessions at each sign-in. */
export function accountToTry(accounts: readonly Account[]): Account | undefined {
  return accounts.findLast(({ disabled, superuser }) => !disabled && !superuser) ?? accounts[0];
}
