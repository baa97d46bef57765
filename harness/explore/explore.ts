import fc from 'fast-check';
import { DAY } from '../core/duration';
import type { Level } from '../core/requirements';
import type { Move } from '../model/move';
import type { Abilities } from '../model/world';
import type { Run } from '../run';
import { Budget } from './budget';
import { SCENES } from './draw-scenes';
import type { Setting } from './draw-settings';
import { settingsFor } from './pool';
import { plainer, type Retell, shortened } from './shorten';
import { Broken, Ended, Story, Told } from './story';
import { abilitiesOf, provide } from './wikis';

/** Scenes of one story at most. */
const LONGEST = 12;

/** How far a launched wiki's clock may go on, in ms: programs are not made for centuries. */
const RELAUNCHED_AFTER = 5 * 365 * DAY;

export interface Options {
  levels: readonly Level[];
  seed: number;
  /** Which story of the seed to begin with. */
  path?: string;
  seconds?: number;
  stories?: number;
  /** After how many findings it ends; all that there is time for when absent. */
  atMost?: number;
  /** Told after each story. */
  onStory?(stories: number, findings: number): void;
}

/** A broken prediction with its shortest story. */
export interface Finding {
  broken: Broken;
  setting: Setting;
  seed: number;
  path: string;
  /** How many moves it had at first, and after how many seconds it was found. */
  firstLength: number;
  after: number;
}

export interface Exploration {
  stories: number;
  predictions: number;
  seconds: number;
  findings: Finding[];
  /** Why stories came to an early end, and how often. */
  ended: Map<string, number>;
}

/** Tells a wiki stories until time or number is up; each thing that is found is told once. */
export async function explore(run: Run, options: Options): Promise<Exploration> {
  return new Explorer(run, options).explore();
}

class Explorer {
  readonly #budget: Budget;
  readonly #findings: Finding[] = [];
  readonly #ended = new Map<string, number>();
  readonly #known = new Set<string>();
  #predictions = 0;
  /** What is found in the story that is being made short. */
  #shrinking: string | undefined;
  #can: Abilities | undefined;
  #settings: fc.Arbitrary<Setting> | undefined;

  constructor(
    private readonly run: Run,
    private readonly options: Options,
  ) {
    this.#budget = new Budget(options);
  }

  async explore(): Promise<Exploration> {
    let { seed, path } = this.options;
    while (!this.#isOver()) {
      const finding = await this.#search(seed, path);
      if (!finding) break;
      if (!this.#known.has(finding.broken.key)) this.#findings.push(finding);
      this.#known.add(finding.broken.key);
      seed += 1;
      path = undefined;
    }
    const { stories, seconds } = this.#budget;
    return {
      stories,
      predictions: this.#predictions,
      seconds,
      findings: this.#findings,
      ended: this.#ended,
    };
  }

  #isOver(): boolean {
    const { atMost = Number.POSITIVE_INFINITY } = this.options;
    return this.#findings.length >= atMost || this.#budget.isSpent;
  }

  async #search(seed: number, path: string | undefined): Promise<Finding | undefined> {
    this.#can ??= await abilitiesOf(this.run);
    this.#settings ??= await settingsFor(this.run, this.#can, this.options.seed);
    const moves = fc.commands(
      SCENES.map((scenes) => scenes.map((scene) => new Told(scene))),
      { maxCommands: LONGEST, size: 'max' },
    );
    let firstLength = 0;
    let after = 0;
    this.#shrinking = undefined;
    const property = fc.asyncProperty(this.#settings, moves, async (setting, told) => {
      if (!this.#shrinking && this.#isOver()) throw new fc.PreconditionFailure(true);
      if (this.#shrinking && this.#budget.isShrunk) return;
      const broken = await this.#tell(setting, told);
      if (!broken) return;
      if (!this.#shrinking) {
        firstLength = broken.story.length;
        after = this.#budget.seconds;
        this.#shrinking = kindOf(broken);
        this.#budget.beginShrinking();
        if (!(await this.#retell(setting, broken.story))) {
          // Two visitors may be given one number by chance.
          this.#shrinking = undefined;
          this.#count(`seen once, and not again: ${broken.message}`);
          return;
        }
      }
      throw broken;
    });
    const details = await fc.check(property, {
      numRuns: Number.MAX_SAFE_INTEGER,
      seed,
      ...(path ? { path } : {}),
    });
    const { errorInstance, counterexample } = details;
    if (!details.failed) return undefined;
    if (!(errorInstance instanceof Broken) || !counterexample) throw errorInstance;
    const [setting] = counterexample;
    const retell: Retell = (plain, moves) => this.#retell(plain, moves);
    const short = await shortened(setting, errorInstance, retell);
    const [plain, broken] =
      this.run.target.otherSettings === 'free' ? await plainer(setting, short, retell) : [setting, short];
    const at = details.counterexamplePath?.split(':')[0] ?? '0';
    return { broken, setting: plain, seed, path: at, firstLength, after };
  }

  /** Has one story told. Returns what is broken, where it is new. */
  async #tell(
    setting: Setting,
    told: Iterable<fc.AsyncCommand<ReturnType<() => Story['model']>, Story>>,
  ): Promise<Broken | undefined> {
    return this.#onStage(setting, async (story) => {
      await fc.asyncModelRun(() => ({ model: story.model, real: story }), told);
      await story.audit();
    });
  }

  async #onStage(setting: Setting, tell: (story: Story) => Promise<void>): Promise<Broken | undefined> {
    const { world, stage } = await provide(this.run, setting, this.#can as Abilities);
    const story = new Story(world, stage, this.options.levels, (broken) => this.#isNew(broken));
    try {
      await tell(story);
      return undefined;
    } catch (error) {
      if (error instanceof Broken) return error;
      if (!(error instanceof Ended)) throw error;
      this.#count(error.message);
      return undefined;
    } finally {
      this.#predictions += story.predictions;
      this.#budget.stories += 1;
      this.options.onStory?.(this.#budget.stories, this.#findings.length);
      await this.#clear(story, setting);
    }
  }

  #count(reason: string): void {
    this.#ended.set(reason, (this.#ended.get(reason) ?? 0) + 1);
  }

  /** Leaves the wiki as the next story is to find it. */
  async #clear({ model, stage }: Story, { remember }: Setting): Promise<void> {
    const { target } = this.run;
    const { clock } = stage.farm;
    if (target.otherSettings !== 'free') await stage.restore(model.remember, remember);
    await stage.end();
    if (target.otherSettings === 'free' || clock.now() - Date.now() > RELAUNCHED_AFTER) await target.stop();
  }

  #isNew(broken: Broken): boolean {
    if (this.#shrinking) return kindOf(broken) === this.#shrinking;
    return !this.#known.has(broken.key);
  }

  async #retell(setting: Setting, moves: readonly Move[]): Promise<Broken | undefined> {
    return this.#onStage(setting, async (story) => {
      await story.retell(moves);
    });
  }
}

/** What shrinking must not lose: the requirement may get another name as the setting gets plainer. */
function kindOf({ prediction, judgement }: Broken): string {
  const { expected } = prediction;
  return `${expected.of} ${expected.of === 'user' && expected.name === 'nobody' ? 'nobody' : ''}${judgement.seen === 'none' ? 'none' : ''}`;
}
