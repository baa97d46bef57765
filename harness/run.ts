import type { Agent } from './agents/agent';
import { type AgentKind, newAgent, stopAgents } from './agents/choose';
import { wallClock } from './core/clock';
import { Evidence } from './core/evidence';
import type { Farm, Target } from './targets/target';
import type { Wiki } from './wiki/wiki';
import { ProgramKnowledge, WikiKnowledge } from './wiki/wiki-knowledge';

/** One target judged by one kind of agent, and what was found out about its wikis meanwhile. */
export class Run {
  #known = new WeakMap<Wiki, WikiKnowledge>();
  #program = new ProgramKnowledge();

  constructor(
    readonly target: Target,
    readonly agent: AgentKind,
  ) {
    target.lookWith?.((visitor, evidence) => this.newBrowser({ clock: wallClock() }, visitor, evidence));
  }

  /** Throws SetUpError when there is no wiki to be judged at all; called once, before the first scenario. */
  check(): Promise<void> {
    const farm = { clock: wallClock() };
    return this.target.check(() => this.newBrowser(farm, 'the suite', new Evidence()));
  }

  /** A browser of their own for a visitor of a farm, whose exchanges go into `evidence`. */
  newBrowser(
    { clock }: Pick<Farm, 'clock'>,
    visitor: string,
    evidence: Evidence,
    closesBrowser = false,
  ): Promise<Agent> {
    const { network } = this.target;
    return newAgent(this.agent, { visitor, clock, evidence, network, closesBrowser });
  }

  /** What is known of a wiki of a farm. */
  knowledgeOf(wiki: Wiki, farm: Farm): WikiKnowledge {
    let known = this.#known.get(wiki);
    if (!known) {
      const program = this.target.oneProgram ? this.#program : new ProgramKnowledge();
      known = new WikiKnowledge(wiki, farm.accounts, program, (visitor, evidence) =>
        this.newBrowser(farm, visitor, evidence),
      );
      this.#known.set(wiki, known);
    }
    return known;
  }

  /** Ends what the scenarios share. */
  async stop(): Promise<void> {
    await Promise.all([stopAgents(this.agent), this.target.stop()]);
  }
}
