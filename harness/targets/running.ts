import { Network } from '../agents/network';
import { wallClock } from '../core/clock';
import { describeDuration, HOUR } from '../core/duration';
import { NotTestable } from '../core/errors';
import type { TargetNeed } from '../core/needs';
import { describeSettings, type Generation, UNTIL_CLOSED } from '../core/settings';
import {
  clockFixed,
  noAnonymousReaders,
  noCleaningUp,
  noFarm,
  noMacro,
  noRemote,
  noScheme,
  noSuperuser,
  nothingDeclared,
  type Without,
} from '../core/skip-reasons';
import type { NewBrowser } from '../wiki/session/browsers';
import type { Account, Wiki } from '../wiki/wiki';
import { checkWiki, type NewAgent } from './check-wiki';
import { LAYOUTS } from './layouts';
import type { Placement } from './placement';
import { overHttp, type ProbeResult, probe } from './probe';
import type { Farm, Target } from './target';
import { type Condition, conditionsFor, type WikiRequest } from './wiki-request';

/** What is known of a wiki, or of the wikis of a farm, that somebody else runs. */
export interface Running {
  name: string;
  generation: Generation;
  wikis: readonly Wiki[];
  accounts: Account[];
  without?: readonly Without[];
}

/** One way to give the wikis of a farm the parts of a scenario. */
type Assignment = readonly { placement: Placement; wiki: Wiki }[];

/** A wiki, or a farm, that runs already: it is judged as it is, by the real time. */
export class RunningTarget implements Target {
  readonly oneProgram = false;
  readonly otherSettings = 'none';
  readonly name: string;
  readonly generations: readonly Generation[];
  readonly live: boolean;
  readonly without: readonly Without[];
  #probes = new Map<Wiki, Promise<ProbeResult>>();
  #newBrowser: NewBrowser = (visitor, evidence) => overHttp(visitor, evidence, this.network);

  constructor(
    readonly running: Running,
    readonly network = new Network(),
  ) {
    this.name = running.name;
    this.generations = [running.generation];
    this.without = running.without ?? [];
    this.live = running.wikis.some(({ live }) => live);
  }

  async check(newAgent: NewAgent): Promise<void> {
    for (const wiki of this.running.wikis) await checkWiki(wiki, this.running.accounts, newAgent);
  }

  /** The first assignment, in the order of the target file, that is laid out as the request says and meets its conditions. */
  async provide(request: WikiRequest): Promise<Farm> {
    let lack = notLaidOut(request);
    let found = false;
    for (const assignment of assignments(this.running.wikis, request.placements)) {
      const placements = assignment.map(({ placement }) => placement);
      if (!LAYOUTS[request.layout].fits(placements, assignment[0]?.wiki.settings ?? {})) continue;
      const missing = await this.#lack(request, assignment);
      if (!missing) return this.#farm(assignment);
      if (!found) lack = missing;
      found = true;
    }
    throw lack;
  }

  lookWith(newBrowser: NewBrowser): void {
    this.#newBrowser = newBrowser;
  }

  async stop(): Promise<void> {}

  async lacks(need: TargetNeed): Promise<NotTestable | undefined> {
    const { wikis, accounts } = this.running;
    switch (need) {
      case 'clock':
        return clockFixed();
      case 'settings':
        return wikis.some(({ settings }) => Object.keys(settings).length > 0) ? undefined : nothingDeclared();
      case 'farm':
        return wikis.length > 1 ? undefined : noFarm();
      case 'remote':
        return noRemote();
      case 'https':
        return wikis.some(({ base }) => base.protocol === 'https:') ? undefined : noScheme('https');
      case 'cleaning-up':
        return noCleaningUp();
      case 'superuser':
        return accounts.some(({ superuser }) => superuser) ? undefined : noSuperuser();
      case 'example-macro':
        return (await this.#all('exampleMacro')) ? undefined : noMacro(need);
      case 'dict-macro':
        return (await this.#all('dictMacro')) ? undefined : noMacro(need);
      case 'trail':
      case 'change-user':
        return undefined;
      case 'anonymous-readers':
        return (await this.#all('anonymousReaders')) ? undefined : noAnonymousReaders();
    }
  }

  async #all(what: 'exampleMacro' | 'dictMacro' | 'anonymousReaders'): Promise<boolean> {
    const results = await Promise.all(this.running.wikis.map((wiki) => this.#probe(wiki)));
    return results.every((result) => result[what]);
  }

  #farm(assignment: Assignment): Farm {
    const wikis = new Map(assignment.map(({ placement, wiki }) => [placement.role, wiki]));
    return { wikis, clock: wallClock(), accounts: this.running.accounts };
  }

  /** What stands between these wikis and the request. */
  async #lack(request: WikiRequest, assignment: Assignment): Promise<NotTestable | undefined> {
    const placements = assignment.map(({ placement }) => placement);
    for (const { placement, wiki } of assignment) {
      if (request.scheme && wiki.base.protocol !== `${request.scheme}:`) return noScheme(request.scheme);
      for (const condition of conditionsFor(request, placement.role)) {
        const { seen } = condition;
        const holds = condition.holds(wiki.settings, placements);
        if (holds === false || (holds === undefined && !seen)) return unmet(condition, wiki, holds);
        if (holds || !seen) continue;
        const { anonymousHours } = await this.#probe(wiki);
        if (anonymousHours === undefined) return unmet(condition, wiki, undefined);
        if (!seen(anonymousHours)) return unlikeSeen(condition, anonymousHours);
      }
    }
    return undefined;
  }

  #probe(wiki: Wiki): Promise<ProbeResult> {
    const result = this.#probes.get(wiki) ?? probe(wiki, this.running.accounts, this.#newBrowser);
    this.#probes.set(wiki, result);
    return result;
  }
}

function assignments(wikis: readonly Wiki[], placements: readonly Placement[]): Assignment[] {
  const [seat, ...rest] = placements;
  if (!seat) return [[]];
  return wikis.flatMap((wiki) => {
    const others = assignments(
      wikis.filter((other) => other !== wiki),
      rest,
    );
    return others.map((assignment) => [{ placement: placementOf(wiki, seat.role), wiki }, ...assignment]);
  });
}

function placementOf({ base }: Wiki, role: Placement['role']): Placement {
  return { role, host: base.hostname, path: base.pathname.replace(/(?<=.)\/$/, '') };
}

function notLaidOut({ layout, placements }: WikiRequest): NotTestable {
  if (placements.length === 1) {
    return new NotTestable(`${layout} is needed`, 'the url of such a wiki, or a target that launches one');
  }
  return placements.some(({ role }) => role === 'remote') ? noRemote() : noFarm(layout);
}

function unlikeSeen({ text, example }: Condition, anonymousHours: number): NotTestable {
  const got =
    anonymousHours === 0
      ? 'no session cookie'
      : anonymousHours === UNTIL_CLOSED
        ? 'one until the browser is closed'
        : `one for ${describeDuration(anonymousHours * HOUR)}`;
  return new NotTestable(
    `${text} is needed; nothing is declared, and an anonymous visitor got ${got}`,
    `settings: ${Object.keys(example).join(', ')}: …, where that is not what the wiki is configured with`,
  );
}

function unmet(condition: Condition, wiki: Wiki, holds: boolean | undefined): NotTestable {
  const names = Object.keys(condition.example).join(', ');
  if (holds === undefined) {
    const missing = `${condition.text} is needed; ${names} is not declared`;
    return new NotTestable(missing, `settings: ${names}: …`);
  }
  const declared = Object.fromEntries(
    Object.entries(wiki.settings).filter(([name]) => name in condition.example),
  );
  return new NotTestable(
    `${condition.text} is needed; this wiki has ${describeSettings(declared)}`,
    'a wiki with that setting, or a target that launches one',
  );
}
