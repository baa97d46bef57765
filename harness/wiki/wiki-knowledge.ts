import type { Agent } from '../agents/agent';
import type { Page } from '../agents/page';
import { NotTestable, SetUpError } from '../core/errors';
import { Evidence } from '../core/evidence';
import { useDict } from './dict-macro';
import type { NewBrowser } from './session/browsers';
import { isKeptInCookies } from './session/kept-in-cookies';
import { accountToTry, SessionCookies } from './session/session-cookies';
import { signIn } from './signing-in';
import { isNameOf, signedInAs } from './user-name';
import { type Account, address, type Wiki } from './wiki';

/** What is true of a program, whatever it is configured with: it names its cookies alike, and shows users alike. */
export class ProgramKnowledge {
  /** Whether a page has shown who is signed in. */
  userSeen = false;
  /** Whether the dict macro has shown a value that an earlier request stored. */
  valueSeen = false;
  /** Whether a page has shown a trail of visited pages. */
  trailSeen = false;
  /** Whether a cookie carries the session, by its name with the parts left out that differ from wiki to wiki. */
  readonly cookies = new Map<string, boolean>();
}

/** The key of a value that only the control of another check stores. */
const KEY = 'control';

/** What a run has found out about one of its wikis; each thing is found out once. */
export class WikiKnowledge {
  readonly session: SessionCookies;
  #keptInCookies: Promise<boolean | undefined> | undefined;

  constructor(
    readonly wiki: Wiki,
    readonly accounts: readonly Account[],
    readonly program: ProgramKnowledge,
    readonly newBrowser: NewBrowser,
  ) {
    this.session = new SessionCookies(wiki, accounts, program.cookies, newBrowser);
  }

  /** Whether this wiki shows who is signed in: seen on some page before, or by signing in now with another browser. */
  async showsUsers(): Promise<boolean> {
    if (!this.program.userSeen) {
      await this.#trySigningIn(async (agent, user, answer) => {
        const { wiki } = this;
        const page = signedInAs(answer, wiki) ? answer : await agent.open(address(wiki, wiki.places.another));
        this.program.userSeen = isNameOf(signedInAs(page, wiki), user);
      });
    }
    return this.program.userSeen;
  }

  /** Whether the dict macro shows what an earlier request stored: seen before, or by having it store something now. */
  async showsValues(): Promise<boolean> {
    if (!this.program.valueSeen) {
      await this.#trySigningIn(async (agent) => {
        await useDict(agent, this.wiki, [['set', KEY, true]]);
        const { results } = await useDict(agent, this.wiki, [['get', KEY]]);
        this.program.valueSeen = results[0] === true;
      });
    }
    return this.program.valueSeen;
  }

  /** Whether its cookies hold the session itself and no id of one; undefined where that can't be seen. */
  keepsSessionInCookies(): Promise<boolean | undefined> {
    this.#keptInCookies ??= isKeptInCookies(
      this.wiki,
      accountToTry(this.accounts),
      this.session,
      this.newBrowser,
    ).catch((error) => {
      if (!(error instanceof SetUpError || error instanceof NotTestable)) throw error;
      return undefined;
    });
    return this.#keptInCookies;
  }

  /** Whether this wiki shows a trail of visited pages: seen before, or by visiting some pages now. */
  async showsTrail(): Promise<boolean> {
    if (!this.program.trailSeen) {
      await this.#trySigningIn(async (agent) => {
        for (const place of ['another', 'front', 'another'] as const) {
          const page = await agent.open(address(this.wiki, this.wiki.places[place]));
          if (page.$(this.wiki.places.trail).length > 0) this.program.trailSeen = true;
        }
      });
    }
    return this.program.trailSeen;
  }

  async #trySigningIn(look: (agent: Agent, account: Account, answer: Page) => Promise<void>): Promise<void> {
    const account = this.accounts.findLast(({ disabled }) => !disabled);
    if (!account) return;
    const agent = await this.newBrowser(account.name, new Evidence());
    try {
      const pages = await signIn(agent, this.wiki, account);
      await look(agent, account, pages[0] as Page);
    } catch (error) {
      // What can't be seen here is no control; that signing in fails is told where it is part of a scenario.
      if (!(error instanceof SetUpError || error instanceof NotTestable)) throw error;
    } finally {
      await agent.end();
    }
  }
}
