import { NotTestable } from '../harness/core/errors';
import { hasNot } from '../harness/core/skip-reasons';
import { chooseRememberMe } from '../harness/wiki/preferences';
import type { Visitor } from '../harness/wiki/visitor';
import type { Account, Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';

/** What accounts are chosen from, and changed with. */
interface Surroundings {
  farm(): Promise<{ accounts: readonly Account[] }>;
  wiki(): Promise<Wiki>;
  newVisitor(name: string, account?: Account): Promise<Visitor>;
}

/** Which account each person of a scenario has, the same throughout. */
export class ScenarioAccounts {
  #accounts = new Map<string, Account>();
  #choices = new Map<string, boolean>();

  constructor(private readonly scenario: Surroundings) {}

  /** Says, before they appear, which choice of remember_me a visitor made. */
  choose(person: Person, rememberMe: boolean): void {
    this.#choices.set(person.name, rememberMe);
  }

  /** Throws NotTestable where the wiki has no such account left. */
  async of(person: Person): Promise<Account> {
    const account = this.#accounts.get(person.name) ?? (await this.#accountFor(person));
    this.#accounts.set(person.name, account);
    return account;
  }

  async #accountFor(person: Person): Promise<Account> {
    const { accounts } = await this.scenario.farm();
    const { rememberMe, without = [] } = await this.scenario.wiki();
    if (person.account === 'disabled' && without.includes('disabled-accounts'))
      throw hasNot('disabled-accounts');
    const taken = new Set([...this.#accounts.values()].map(({ name }) => name));
    const choice = this.#choices.get(person.name);
    const fit = accounts.filter(
      (account) =>
        !taken.has(account.name) &&
        (account.superuser ?? false) === (person.account === 'superuser') &&
        (account.disabled ?? false) === (person.account === 'disabled'),
    );
    if (choice === undefined && fit[0]) return fit[0];
    if (choice && without.includes('remember_me')) throw hasNot('remember_me');
    const declared = fit.find(({ remember_me }) => remember_me === choice);
    const [any] = fit;
    // What the account's user chose elsewhere does not matter to a box in the sign-in form.
    if (any && (rememberMe === 'sign-in' || without.includes('remember_me'))) {
      return { ...(declared ?? any), remember_me: choice === true };
    }
    if (declared) return declared;
    const undecided = fit.find(({ remember_me }) => remember_me === undefined);
    if (!undecided) throw noAccount(person, choice, taken.size);
    await this.setRememberMe(undecided, choice === true);
    return undecided;
  }

  /** Has an account's user choose remember_me in the preferences. */
  async setRememberMe(account: Account, choice: boolean): Promise<void> {
    const wiki = await this.scenario.wiki();
    const browser = await this.scenario.newVisitor(`${account.name}, setting remember_me`, account);
    await browser.signIn(wiki);
    await chooseRememberMe(browser.agent, wiki, choice);
    if (account.remember_me !== undefined) account.remember_me = choice;
    await browser.tryToSignOut(wiki);
  }
}

function noAccount(person: Person, choice: boolean | undefined, taken: number): NotTestable {
  const kind = { user: 'an account', superuser: 'an account of a superuser', disabled: 'a disabled account' };
  const another = taken > 0 ? 'another account' : kind[person.account ?? 'user'];
  const rememberMe = choice === undefined ? '' : ` with remember_me ${choice ? 'on' : 'off'}`;
  const key = choice === undefined ? '' : `, remember_me: ${choice}`;
  const flag = person.account === 'user' ? '' : `, ${person.account}: true`;
  return new NotTestable(
    `${another}${rememberMe} is needed`,
    `accounts: - { name: …, passwordFrom: …${key}${flag} }`,
  );
}
