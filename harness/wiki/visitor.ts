import type { Agent } from '../agents/agent';
import type { Answer, Page } from '../agents/page';
import type { Clock } from '../core/clock';
import type { StoredCookie } from '../core/stored-cookie';
import { type MacroReading, openExampleMacro } from './example-macro';
import { isGiven, type SetSessionCookie, sessionCookiesHeld, sessionCookiesSet } from './session-cookie';
import { signedInAs, signIn, signOut } from './signing-in';
import { type Account, address, type Places, type Wiki } from './wiki';

/** A person with a browser of their own: what they did, and what they have seen of each wiki. */
export class Visitor {
  /** The page before their eyes. */
  page: Page | undefined;
  /** Cookies that they kept a copy of. */
  copies: StoredCookie[] = [];
  /** What the example macro told them, first to last. */
  readonly readings: MacroReading[] = [];
  #answers = new Map<Wiki, Answer[]>();

  constructor(
    readonly name: string,
    readonly agent: Agent,
    readonly clock: Clock,
    /** Absent for an anonymous visitor. */
    readonly account?: Account,
  ) {}

  async open(wiki: Wiki, place: keyof Places | URL): Promise<Page> {
    const url = place instanceof URL ? place : address(wiki, wiki.places[place]);
    return this.saw(wiki, await this.agent.open(url));
  }

  async signIn(wiki: Wiki): Promise<Page> {
    if (!this.account) throw new Error(`${this.name} has no account`);
    return this.saw(wiki, await signIn(this.agent, wiki, this.account));
  }

  async signOut(wiki: Wiki): Promise<Page> {
    return this.saw(wiki, await signOut(this.agent, wiki));
  }

  async openExampleMacro(wiki: Wiki): Promise<MacroReading> {
    const { page, reading } = await openExampleMacro(this.agent, wiki);
    this.saw(wiki, page);
    this.readings.push(reading);
    return reading;
  }

  /** Whether the page shows this visitor's own name as the signed-in user. */
  isSignedIn(page: Page, wiki: Wiki): boolean {
    return signedInAs(page, wiki) === this.account?.name;
  }

  /** Every answer the wiki gave them, first to last. */
  answersOf(wiki: Wiki): readonly Answer[] {
    return this.#answers.get(wiki) ?? [];
  }

  /** The session cookies the wiki gave them, first to last, those that were taken away at once left out. */
  cookiesGiven(wiki: Wiki): SetSessionCookie[] {
    return this.cookiesSet(wiki).filter(isGiven);
  }

  /** The session cookies that the wiki's answers to them carried, first to last. */
  cookiesSet(wiki: Wiki): SetSessionCookie[] {
    return sessionCookiesSet(wiki, this.answersOf(wiki));
  }

  /** The wiki's session cookies that their browser would send to an address, the wiki's own when none is given. */
  async sessionCookiesFor(wiki: Wiki, url: URL = wiki.base): Promise<StoredCookie[]> {
    return sessionCookiesHeld(wiki, await this.agent.cookiesFor(url));
  }

  /** Keeps in mind a page that they saw. */
  saw(wiki: Wiki, page: Page): Page {
    this.page = page;
    this.#answers.set(wiki, [...this.answersOf(wiki), ...page.answers]);
    return page;
  }
}
