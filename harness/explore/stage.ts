import { Evidence } from '../core/evidence';
import type { StoredCookie } from '../core/stored-cookie';
import type { Move } from '../model/move';
import type { Observation } from '../model/prediction';
import { isUser, type Role, USERS, type User, type Who } from '../model/world';
import type { Run } from '../run';
import type { Farm } from '../targets/target';
import { type DictOperation, useDict } from '../wiki/dict-macro';
import { looksAlike } from '../wiki/missing-page';
import { cookiesOfHost } from '../wiki/session/browsers';
import { MISSING } from '../wiki/trail';
import { Visitor } from '../wiki/visitor';
import { type Account, addressOfPage, type Wiki } from '../wiki/wiki';
import { cross, forge, takeForeign } from './cookie-moves';
import { Observer, type Seen } from './observer';
import { unlessUnanswered, use, visit } from './visit-moves';

/** The visitors of one story, with their browsers, on a wiki or a farm. */
export class Stage {
  readonly evidence = new Evidence();
  readonly #observer: Observer;
  #visitors = new Map<string, Visitor>();
  #copy: readonly StoredCookie[] = [];

  constructor(
    readonly run: Run,
    readonly farm: Farm,
    readonly accounts: ReadonlyMap<User, Account>,
  ) {
    this.#observer = new Observer(run, farm, accounts, this.evidence);
  }

  wiki(role: Role = 'first'): Wiki {
    return this.farm.wikis.get(role) as Wiki;
  }

  async visitor(who: Who | 'somebody else' | 'another browser'): Promise<Visitor> {
    let visitor = this.#visitors.get(who);
    if (!visitor) {
      const agent = await this.run.newBrowser(this.farm, who, this.evidence);
      visitor = new Visitor(
        who,
        agent,
        this.farm,
        this.evidence,
        isUser(who) ? this.accounts.get(who) : undefined,
      );
      this.#visitors.set(who, visitor);
    }
    return visitor;
  }

  /** Which of these pages there is not: a wiki may answer 200 for any name. */
  async missing(role: Role, names: readonly string[]): Promise<string | undefined> {
    const wiki = this.wiki(role);
    const open = async (name: string) => {
      const agent = await this.run.newBrowser(this.farm, 'another browser', this.evidence);
      const page = await agent.open(addressOfPage(wiki, name));
      await agent.end();
      return { name, page };
    };
    const missing = await open(MISSING);
    for (const name of names) if (looksAlike(await open(name), missing)) return name;
    return undefined;
  }

  async end(): Promise<void> {
    for (const { agent } of this.#visitors.values()) await agent.end();
  }

  /** Has users choose remember_me again as they had, where it was changed meanwhile. */
  async restore(
    now: Readonly<Record<User, boolean>>,
    before: Readonly<Record<User, boolean>>,
  ): Promise<void> {
    for (const user of USERS) {
      if (now[user] === before[user]) continue;
      const agent = await this.run.newBrowser(this.farm, `${user}, once more`, this.evidence);
      const visitor = new Visitor(user, agent, this.farm, this.evidence, this.accounts.get(user));
      await visitor.signIn(this.wiki()).catch(unlessUnanswered);
      await visitor.chooseRememberMe(this.wiki(), before[user]);
      await agent.end();
    }
  }

  /** Does a move. Returns what it showed, or undefined where it shows nothing. @param keys that a copy is to look for */
  async perform(move: Move, keys: readonly string[]): Promise<Observation | undefined> {
    switch (move.does) {
      case 'wait':
        await this.farm.clock.advance?.(move.ms);
        return undefined;
      case 'close':
        await (await this.visitor(move.who)).agent.closeAndComeBack();
        return undefined;
      case 'foreign':
        await takeForeign(await this.visitor(move.who), this.wiki());
        return undefined;
      case 'forge':
        await this.#forge(await this.visitor(move.who));
        return undefined;
      case 'identify':
        await (await this.visitor(move.who)).agent.sendHeaders(basic(this.accounts.get(move.who) as Account));
        return undefined;
      case 'copy':
      case 'copy unused':
        this.#copy = await cookiesOfHost((await this.visitor(move.who)).agent, this.wiki());
        return undefined;
      case 'follow':
      case 'work remotely':
      case 'clear':
      case 'choose':
      case 'change user':
      case 'come back':
      case 'token':
        return this.#watch(move.who, 'first', (visitor) => use(move, visitor, this.wiki(), this));
      case 'replay':
        return this.#replay(keys);
      case 'cross':
        return this.#watch(move.who, move.from === 'first' ? 'second' : 'first', (visitor, wiki) =>
          this.#cross(visitor, move.from, wiki),
        );
      default:
        return this.#watch(move.who, move.at, (visitor, wiki) => visit(move, visitor, wiki));
    }
  }

  async #replay(keys: readonly string[]): Promise<Observation> {
    const agent = await this.run.newBrowser(this.farm, 'somebody else', this.evidence);
    await agent.replay(this.#copy);
    const visitor = new Visitor('somebody else', agent, this.farm, this.evidence);
    this.#visitors.set(`somebody else ${this.#visitors.size}`, visitor);
    return this.#observer.observe(visitor, this.wiki(), async () => {
      const looked = keys.map((key): DictOperation => ['has', key]);
      if (keys.length === 0) {
        await visitor.open(this.wiki(), 'another');
        return {};
      }
      const { page, is_new, results, printed } = await useDict(agent, this.wiki(), looked);
      visitor.saw(this.wiki(), page);
      return { dict: { is_new, results, printed } };
    });
  }

  async #cross(visitor: Visitor, from: Role, to: Wiki): Promise<Seen> {
    const other = await this.visitor('another browser');
    await other.open(to, 'front');
    await cross(visitor, other.agent, [this.wiki(from), to], this.#observer);
    return {};
  }

  async #watch(
    who: Who,
    role: Role,
    act: (visitor: Visitor, wiki: Wiki) => Promise<Seen>,
  ): Promise<Observation> {
    const visitor = await this.visitor(who);
    const wiki = this.wiki(role);
    return this.#observer.observe(visitor, wiki, () => act(visitor, wiki));
  }

  /** Another browser shows what this wiki's session cookie is called and looks like. */
  async #forge(visitor: Visitor): Promise<void> {
    const wiki = this.wiki();
    const other = await this.run.newBrowser(this.farm, 'another browser', this.evidence);
    const account = this.accounts.get('Ben') as Account;
    await new Visitor('another browser', other, this.farm, this.evidence, account).signIn(wiki);
    await forge(visitor, other, wiki, this.#observer);
    await other.end();
  }
}

function basic({ name, password }: Account): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}` };
}
