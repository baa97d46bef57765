import type { Page } from '../agents/page';
import { NonConformance, SignOutNotSeen } from '../core/errors';
import type { Evidence } from '../core/evidence';
import { isGiven, setInTheEnd } from '../core/set-cookie';
import type { Observation } from '../model/prediction';
import { USERS, type User } from '../model/world';
import type { Run } from '../run';
import type { Farm } from '../targets/target';
import { remotePromptOn } from '../wiki/remote-prompt';
import { nameForm, signInForm } from '../wiki/sign-in-form';
import { signInControls, signInOffers } from '../wiki/signing-in';
import { trailOn } from '../wiki/trail';
import { isNameOf, isNoInvitation, signedInAs } from '../wiki/user-name';
import type { Visitor } from '../wiki/visitor';
import type { Account, Wiki } from '../wiki/wiki';

/** What only the move itself shows. */
export type Seen = Pick<Observation, 'reading' | 'dict' | 'error'> & {
  /** The first exchange that counts. */
  from?: number;
};

const NO_PAGE = {
  status: 0,
  page: 'no page',
  trail: () => [],
  signIn: () => ({ ways: [], asks: false }),
  remote: () => ({ message: '', asks: false, warns: false }),
};

/** What visitors of a story see, in the words of the model. */
export class Observer {
  constructor(
    readonly run: Run,
    readonly farm: Farm,
    readonly accounts: ReadonlyMap<User, Account>,
    readonly evidence: Evidence,
  ) {}

  /** Has it done, and says what it showed. */
  async observe(visitor: Visitor, wiki: Wiki, act: () => Promise<Seen>): Promise<Observation> {
    const mark = this.evidence.exchanges.length;
    const before = visitor.page;
    const { from = mark, ...seen } = await act().catch((error): Seen => {
      if (error instanceof NonConformance || error instanceof SignOutNotSeen) return { error: error.message };
      throw error;
    });
    const { page } = visitor;
    const exchanges = this.evidence.exchanges
      .slice(from)
      .filter((each) => each.visitor === visitor.agent.visitor);
    const given = exchanges.flatMap(({ setCookies }) => setInTheEnd(setCookies)).filter(isGiven);
    const set = new Set(
      this.evidence.exchanges.flatMap(({ setCookies }) => setCookies.map(({ name }) => name)),
    );
    const held = (await visitor.agent.cookiesFor(wiki.base)).filter(({ name }) => set.has(name));
    return {
      ...(page && !(seen.error && page === before) ? this.#shownOn(page, wiki) : NO_PAGE),
      given: await this.sessionCookies(given, wiki),
      held: (await this.sessionCookies(held, wiki)).map(({ name }) => name),
      ...seen,
    };
  }

  #shownOn(page: Page, wiki: Wiki): Omit<Observation, 'given' | 'held'> {
    const user = this.#userOn(page, wiki);
    return {
      status: page.status,
      page: page.describe(),
      ...(user === undefined ? {} : { user }),
      trail: () => trailOn(page, wiki),
      signIn: () => ({
        // Some wikis link the user's name to the page that signs in and out.
        ways: (user ? signInOffers(page) : signInControls(page)).filter(
          (text) => !user || !isNoInvitation(text, user),
        ),
        asks: signInForm(page) !== undefined || nameForm(page) !== undefined,
      }),
      remote: () => remotePromptOn(page, wiki),
    };
  }

  /** Whom a page is shown to: by the name of the story where it is somebody in it. */
  #userOn(page: Page, wiki: Wiki): string | undefined {
    const shown = signedInAs(page, wiki);
    return USERS.find((user) => isNameOf(shown, this.accounts.get(user) as Account)) ?? shown;
  }

  /** Those of these cookies that carry a wiki's session. */
  async sessionCookies<T extends { name: string }>(cookies: readonly T[], wiki: Wiki): Promise<T[]> {
    if (cookies.length === 0) return [];
    return this.run.knowledgeOf(wiki, this.farm).session.among(cookies);
  }
}
