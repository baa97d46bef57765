import type { Page } from '../agents/page';
import { NonConformance, SignOutNotSeen } from '../core/errors';
import type { Evidence } from '../core/evidence';
import { isGiven } from '../core/set-cookie';
import type { Observation } from '../model/prediction';
import { USERS, type User } from '../model/world';
import type { Run } from '../run';
import type { Farm } from '../targets/target';
import { trailOn } from '../wiki/trail';
import { isNameOf, signedInAs } from '../wiki/user-name';
import type { Visitor } from '../wiki/visitor';
import type { Account, Wiki } from '../wiki/wiki';

/** What only the move itself shows. */
export type Seen = Pick<Observation, 'reading' | 'dict' | 'error'> & {
  /** The first exchange that counts. */
  from?: number;
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
    const { from = mark, ...seen } = await act().catch((error): Seen => {
      if (error instanceof NonConformance || error instanceof SignOutNotSeen) return { error: error.message };
      throw error;
    });
    const page = visitor.page as Page;
    const exchanges = this.evidence.exchanges
      .slice(from)
      .filter((each) => each.visitor === visitor.agent.visitor);
    const given = exchanges.flatMap(({ setCookies }) => setCookies).filter(isGiven);
    const set = new Set(
      this.evidence.exchanges.flatMap(({ setCookies }) => setCookies.map(({ name }) => name)),
    );
    const held = (await visitor.agent.cookiesFor(wiki.base)).filter(({ name }) => set.has(name));
    const user = page && this.#userOn(page, wiki);
    return {
      status: page?.status ?? 0,
      page: page?.describe() ?? 'no page',
      ...(user === undefined ? {} : { user }),
      given: await this.sessionCookies(given, wiki),
      held: (await this.sessionCookies(held, wiki)).map(({ name }) => name),
      trail: trailOn(page, wiki),
      ...seen,
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
