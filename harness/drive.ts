import { agentKind } from './agents/choose';
import { Evidence } from './core/evidence';
import type { Settings } from './core/settings';
import { Run } from './run';
import { chooseTarget } from './targets/choose';
import { LAYOUTS } from './targets/layouts';
import type { Farm } from './targets/target';
import { exactly } from './targets/wiki-request';
import { Visitor } from './wiki/visitor';
import type { Account, Wiki } from './wiki/wiki';

/** A wiki and its visitors, driven without a test runner. */
export class DrivenWiki {
  /** What passed between them and the wiki. */
  readonly evidence = new Evidence();

  readonly #run: Run;

  private constructor(
    /** The wiki itself; it is in `farm` too. */
    readonly wiki: Wiki,
    /** Its accounts and its clock. */
    readonly farm: Farm,
    run: Run,
  ) {
    this.#run = run;
  }

  /**
   * Provides the wiki that `WIKI` names, for visitors of the kind that `AGENT` names. Throws SetUpError when there is no
   * such wiki, and NotTestable when it can't have these settings.
   */
  static async provide(env: NodeJS.ProcessEnv = process.env, settings: Settings = {}): Promise<DrivenWiki> {
    const run = new Run(await chooseTarget(env), agentKind(env.AGENT));
    try {
      const farm = await run.target.provide({
        generation: run.target.generations[0] ?? 'session-service',
        layout: 'one wiki',
        placements: LAYOUTS['one wiki'].placements,
        conditions: [exactly(settings)],
      });
      return new DrivenWiki(farm.wikis.get('first') as Wiki, farm, run);
    } catch (error) {
      await run.stop();
      throw error;
    }
  }

  /** A visitor with a browser of their own; anonymous without an account, such as one of `farm.accounts`. */
  async visitor(name: string, account?: Account): Promise<Visitor> {
    const agent = await this.#run.newBrowser(this.farm, name, this.evidence);
    return new Visitor(name, agent, this.farm, this.evidence, account);
  }

  /** Ends the browsers, and the wiki where it was started for this. */
  stop(): Promise<void> {
    return this.#run.stop();
  }
}
