import { setWorldConstructor, World } from '@cucumber/cucumber';
import type { Agent } from '../harness/agents/agent';
import type { FilledForm } from '../harness/agents/forms/form';
import type { Page } from '../harness/agents/page';
import { Wire, type WireRequest } from '../harness/agents/wire/wire';
import { Checks } from '../harness/core/checks';
import { SECOND } from '../harness/core/duration';
import { SetUpError } from '../harness/core/errors';
import { Evidence } from '../harness/core/evidence';
import type { Exchange } from '../harness/core/exchange';
import type { Generation, Scheme } from '../harness/core/settings';
import type { StoredCookie } from '../harness/core/stored-cookie';
import type { Run } from '../harness/run';
import { CONDITIONS } from '../harness/targets/conditions';
import { LAYOUTS, type LayoutName } from '../harness/targets/layouts';
import type { Placement } from '../harness/targets/placement';
import type { Farm } from '../harness/targets/target';
import { type Condition, inGeneration } from '../harness/targets/wiki-request';
import type { ReplayedCookies } from '../harness/wiki/session/replayed-cookies';
import { Visitor } from '../harness/wiki/visitor';
import { type Account, nearestWiki, type Wiki } from '../harness/wiki/wiki';
import type { WikiKnowledge } from '../harness/wiki/wiki-knowledge';
import type { Person } from './parameter-types';
import { theRun } from './run';
import { ScenarioAccounts } from './scenario-accounts';

/** One scenario: what it asks of a wiki, and the visitors in it. The wiki is provided when it is first used. */
export class Scenario extends World<{ agent?: string }> {
  generation: Generation = 'session-service';
  layout: LayoutName = 'one wiki';
  /** Whose sessions it is about; both kinds when undefined. */
  about: 'anonymous' | 'logged-in' | undefined;
  /** Whether its visitors will close their browsers and come back. */
  closesBrowser = false;
  /** How the wiki is to be reached; any way will do when undefined. */
  scheme: Scheme | undefined;
  readonly conditions: Condition[] = [];
  readonly evidence = new Evidence();
  readonly checks = new Checks(this.evidence);
  /** Who acted last: "the session cookie" is theirs. */
  current: Visitor | undefined;
  /** Visitors who do a thing together. */
  together: Visitor[] = [];
  /** What an extension read in the request in which it stored. */
  inSameRequest: unknown;
  longText = '';
  /** Keys that an extension has set. */
  readonly keysSet = new Set<string>();
  /** A form that is filled in and not sent yet. */
  filledForm: FilledForm | undefined;
  /** The password given at the remote wiki, and the answers to it. */
  remotePassword = '';
  /** Whether the prompt for the account there was shown. */
  promptSeen = false;
  /** The message that was to be cleared. */
  messageSeen = '';
  readonly remoteAnswers: Page[] = [];
  /** Cookies that somebody else tries to use: copies, or forged ones. */
  replayed: ReplayedCookies | undefined;
  /** Exchanges of requests that no browser would send. */
  readonly rawExchanges: Exchange[] = [];
  /** What the browser of each visitor holds who came for the first time. */
  readonly newcomers: StoredCookie[][] = [];
  /** What a browser sent to each wiki of the farm before its user signed out. */
  readonly sentBefore = new Map<Placement['role'], StoredCookie[]>();
  /** Whether the sign-in form was seen in a frame of another site. */
  asksInFrame: boolean | undefined;
  /** The cookie value that was sent and means nothing. */
  garbage: Buffer = Buffer.alloc(0);
  readonly accounts = new ScenarioAccounts(this);
  #undo: (() => void | Promise<void>)[] = [];
  #farm: Promise<Farm> | undefined;
  /** How far the wiki's clock was ahead of the real time when it was provided, in milliseconds. */
  #aheadAtFirst = 0;
  #visitors = new Map<string, Visitor>();
  #everybody: Visitor[] = [];

  run(): Promise<Run> {
    return theRun(this.parameters);
  }

  farm(): Promise<Farm> {
    this.#farm ??= this.#provide();
    return this.#farm;
  }

  async #provide(): Promise<Farm> {
    const { target } = await this.run();
    const farm = await target.provide({
      generation: this.generation,
      layout: this.layout,
      placements: LAYOUTS[this.layout].placements,
      conditions: inGeneration(this.conditions, this.generation),
      ...(this.about ? { about: this.about } : {}),
      ...(this.scheme ? { scheme: this.scheme } : {}),
    });
    for (const [role, wiki] of farm.wikis) this.evidence.provided(role, wiki);
    this.#aheadAtFirst = farm.clock.now() - Date.now();
    return farm;
  }

  /** Whether the scenario has moved the wiki's time. */
  async movedTime(): Promise<boolean> {
    const farm = await this.#farm?.catch(() => undefined);
    return farm !== undefined && farm.clock.now() - Date.now() - this.#aheadAtFirst > SECOND;
  }

  /** What the run knows of a wiki of this generation with nothing about it that the scenario asks for. */
  async knownOfOrdinaryWiki(): Promise<WikiKnowledge> {
    const run = await this.run();
    const farm = await run.target.provide({
      generation: this.generation,
      layout: 'one wiki',
      placements: LAYOUTS['one wiki'].placements,
      conditions: inGeneration([CONDITIONS['logged-in sessions']], this.generation),
    });
    const wiki = farm.wikis.get('first');
    if (!wiki) throw new SetUpError(`${run.target.name} provides no wiki`);
    return run.knowledgeOf(wiki, farm);
  }

  /** How the wiki ended, where it was launched and is no more. */
  async exitReport(): Promise<string | undefined> {
    const farm = await this.#farm?.catch(() => undefined);
    return farm?.exitReport?.();
  }

  async wiki(role: Placement['role'] = 'first'): Promise<Wiki> {
    const wiki = (await this.farm()).wikis.get(role);
    if (!wiki) throw new SetUpError(`the scenario speaks of a ${role} wiki that it did not ask for`);
    return wiki;
  }

  /** The wiki of the farm that a page is of. */
  async wikiOf(page: Page): Promise<Wiki> {
    const { wikis } = await this.farm();
    return nearestWiki(page.url, [...wikis.values()]) ?? this.wiki();
  }

  /** The visitor of that name, with one browser throughout the scenario. */
  async visitor(person: Person): Promise<Visitor> {
    let visitor = this.#visitors.get(person.name);
    if (!visitor) {
      const account = person.account ? await this.accountOf(person) : undefined;
      visitor = await this.newVisitor(person.name, account);
      this.#visitors.set(person.name, visitor);
    }
    this.current = visitor;
    return visitor;
  }

  /** From now on the visitor of that name uses another browser than before. */
  async inAnotherBrowser(person: Person): Promise<Visitor> {
    const visitor = await this.newVisitor(person.name, await this.accountOf(person));
    this.#visitors.set(person.name, visitor);
    this.current = visitor;
    return visitor;
  }

  /** The account of somebody who has one, the same throughout the scenario. */
  accountOf(person: Person): Promise<Account> {
    return this.accounts.of(person);
  }

  /** Every browser of the scenario. */
  get everybody(): readonly Visitor[] {
    return this.#everybody;
  }

  /** Another browser, for the same account or for none. */
  async newVisitor(name: string, account?: Account): Promise<Visitor> {
    const farm = await this.farm();
    const before = this.#everybody.filter((visitor) => visitor.name === name).length;
    const browser = before > 0 ? `${name}, browser ${before + 1}` : name;
    const agent = await (await this.run()).newBrowser(farm, browser, this.evidence, this.closesBrowser);
    const visitor = new Visitor(name, agent, farm, this.evidence, account);
    this.#everybody.push(visitor);
    return visitor;
  }

  /** What the run knows of a wiki. */
  async known(wiki?: Wiki): Promise<WikiKnowledge> {
    const its = wiki ?? (await this.wiki());
    return (await this.run()).knowledgeOf(its, await this.farm());
  }

  /** The visitor who acted last. */
  actor(): Visitor {
    if (!this.current) throw new SetUpError('the scenario speaks of a visitor before one has done anything');
    return this.current;
  }

  /** Sends what no browser would, in the name of a browser where one is given, and keeps the last exchange. */
  async send(request: WireRequest, from?: Agent): Promise<Exchange> {
    const exchange = await (await this.wire()).follow(request, from);
    this.rawExchanges.push(exchange);
    return exchange;
  }

  async wire(): Promise<Wire> {
    const { target } = await this.run();
    return new Wire((await this.farm()).clock, this.evidence, target.network);
  }

  /** Has something undone when the scenario ends. */
  undoLater(undo: () => void | Promise<void>): void {
    this.#undo.push(undo);
  }

  /** Keeps what the visitors' browsers show. */
  async preserve(folder: string): Promise<void> {
    for (const { agent } of this.#everybody) this.evidence.files.push(...(await agent.preserve(folder)));
  }

  async end(): Promise<void> {
    try {
      for (const undo of this.#undo) await undo();
    } finally {
      for (const visitor of this.#everybody) await visitor.agent.end();
    }
  }
}

setWorldConstructor(Scenario);
