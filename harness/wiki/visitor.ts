import type { Agent } from '../agents/agent';
import type { Page } from '../agents/page';
import type { Clock } from '../core/clock';
import { NotTestable, SignOutNotSeen } from '../core/errors';
import type { Evidence } from '../core/evidence';
import type { Exchange } from '../core/exchange';
import { isGiven, type SetCookie, setInTheEnd } from '../core/set-cookie';
import { noAnonymousReaders } from '../core/skip-reasons';
import type { StoredCookie } from '../core/stored-cookie';
import { type MacroReading, openExampleMacro } from './example-macro';
import { chooseRememberMe } from './preferences';
import { cookiesOfHost } from './session/browsers';
import { isClosed } from './sign-in-form';
import { signIn } from './signing-in';
import { signOut } from './signing-out';
import { isNameOf, signedInAs } from './user-name';
import { type Account, address, nearestWiki, type Places, type Wiki } from './wiki';

/** A person with a browser of their own: what they did, and what they have seen of each wiki. */
export class Visitor {
  /** The page before their eyes. */
  page: Page | undefined;
  /** What the example macro told them, first to last. */
  readonly readings: MacroReading[] = [];
  #pages = new Map<Wiki, Page[]>();

  constructor(
    readonly name: string,
    readonly agent: Agent,
    readonly farm: { clock: Clock; wikis: ReadonlyMap<string, Wiki> },
    readonly evidence: Evidence,
    /** Absent for an anonymous visitor. */
    readonly account?: Account,
  ) {}

  async open(wiki: Wiki, place: keyof Places | URL): Promise<Page> {
    const url = place instanceof URL ? place : address(wiki, wiki.places[place]);
    return this.saw(wiki, await this.agent.open(url));
  }

  async signIn(wiki: Wiki): Promise<Page> {
    if (!this.account) throw new Error(`${this.name} has no account`);
    return this.sawAll(wiki, await signIn(this.agent, wiki, this.account));
  }

  /** Throws NotTestable where the wiki takes it for signing out, and goes on showing them as signed in. */
  async signOut(wiki: Wiki): Promise<void> {
    if (await this.askToSignOut(wiki)) return;
    throw new NotTestable(
      `signing out that works is needed; ${this.name} asked ${wiki.base.href} to be signed out, and is still signed in`,
      'nothing in a target file: logout-kills-session tells it (LEVEL=documented,companion)',
    );
  }

  /**
   * The same where signing out is the rule: what is opened next shows whether it took place, which is resolved to. Throws
   * SetUpError where the wiki did not take it for signing out.
   */
  async askToSignOut(wiki: Wiki): Promise<boolean> {
    try {
      this.sawAll(wiki, await signOut(this.agent, wiki));
      return true;
    } catch (error) {
      if (!(error instanceof SignOutNotSeen && error.taken)) throw error;
      return false;
    }
  }

  /** The same for who may have to sign out more than once. */
  async tryToSignOut(wiki: Wiki): Promise<void> {
    try {
      await this.askToSignOut(wiki);
    } catch (error) {
      if (!(error instanceof SignOutNotSeen)) throw error;
    }
  }

  /** Throws NotTestable where the page is shown to nobody who has not signed in, as they have not. */
  async openExampleMacro(wiki: Wiki): Promise<MacroReading> {
    const { page, reading } = await openExampleMacro(this.agent, wiki);
    this.saw(wiki, page);
    if (!this.account && isClosed(page, wiki)) throw noAnonymousReaders();
    this.readings.push(reading);
    return reading;
  }

  /** The account keeps in mind what its user chose, for whoever has it next. */
  async chooseRememberMe(wiki: Wiki, choice: boolean): Promise<Page> {
    const page = this.saw(wiki, await chooseRememberMe(this.agent, wiki, choice));
    if (this.account) this.account.remember_me = choice;
    return page;
  }

  /** Whether the page shows this visitor's own name as the signed-in user. */
  isSignedIn(page: Page, wiki: Wiki): boolean {
    return this.account !== undefined && isNameOf(signedInAs(page, wiki), this.account);
  }

  /** Every page of the wiki that they saw, first to last. */
  pagesOf(wiki: Wiki): readonly Page[] {
    return this.#pages.get(wiki) ?? [];
  }

  /** What their browser exchanged with the wiki, first to last; with no other host, and no other wiki of a farm. */
  exchangesWith(wiki: Wiki): Exchange[] {
    const wikis = [...this.farm.wikis.values()];
    return this.evidence.exchanges.filter(
      ({ visitor, url }) =>
        visitor === this.agent.visitor && url.host === wiki.base.host && nearestWiki(url, wikis) === wiki,
    );
  }

  /** The cookies that the wiki set for them, first to last, those that it took away included. */
  cookiesSet(wiki: Wiki): SetCookie[] {
    return this.exchangesWith(wiki).flatMap(({ setCookies }) => setInTheEnd(setCookies));
  }

  /** The cookies that the wiki gave them and their browser took, first to last. */
  cookiesGiven(wiki: Wiki): SetCookie[] {
    return this.cookiesSet(wiki).filter(isGiven);
  }

  /** All that their browser holds for the wiki's host: what somebody gets hold of who copies it. */
  async cookiesHeld(wiki: Wiki): Promise<StoredCookie[]> {
    return cookiesOfHost(this.agent, wiki);
  }

  /** Keeps in mind pages that they saw, the last of which is before their eyes. */
  sawAll(wiki: Wiki, pages: readonly Page[]): Page {
    for (const page of pages) this.saw(wiki, page);
    return pages.at(-1) as Page;
  }

  /** Keeps in mind a page that they saw. */
  saw(wiki: Wiki, page: Page): Page {
    this.page = page;
    this.#pages.set(wiki, [...this.pagesOf(wiki), page]);
    return page;
  }
}
