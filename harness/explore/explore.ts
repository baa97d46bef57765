import fc from 'fast-check';
import { DAY } from '../core/duration';
import type { Level } from '../core/requirements';
import type { Move } from '../model/move';
import type { Abilities } from '../model/world';
import type { Run } from '../run';
import { SCENES } from './draw-scenes';
import type { Setting } from './draw-settings';
import { atFirst, plainerThan, shorterThan, sizeOf } from './plainer';
import { settingsFor } from './pool';
import { Broken, Ended, Story, Told } from './story';
import { abilitiesOf, provide } from './wikis';

/** Scenes of one story at most. */
const LONGEST = 12;

/** How far a launched wiki's clock may go on, in ms: programs are not made for centuries. */
const RELAUNCHED_AFTER = 5 * 365 * DAY;

/** How much of what is given, seconds or stories, may be spent besides on making one story short. */
const SHRINKING = 0.5;

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
  readonly #began = performance.now();
  readonly #result: Exploration = { stories: 0, predictions: 0, seconds: 0, findings: [], ended: new Map() };
  readonly #known = new Set<string>();
  #shrinking: { key: string; since: number; from: number } | undefined;
  #can: Abilities | undefined;
  #settings: fc.Arbitrary<Setting> | undefined;

  constructor(
    private readonly run: Run,
    private readonly options: Options,
  ) {}

  async explore(): Promise<Exploration> {
    let { seed, path } = this.options;
    while (!this.#isOver()) {
      const finding = await this.#search(seed, path);
      if (!finding) break;
      if (!this.#known.has(finding.broken.key)) this.#result.findings.push(finding);
      this.#known.add(finding.broken.key);
      seed += 1;
      path = undefined;
    }
    this.#result.seconds = this.#seconds();
    return this.#result;
  }

  #seconds(): number {
    return (performance.now() - this.#began) / 1000;
  }

  #isOver(): boolean {
    const { seconds, stories, atMost = Number.POSITIVE_INFINITY } = this.options;
    if (this.#result.findings.length >= atMost) return true;
    return (
      (seconds !== undefined && this.#seconds() >= seconds) ||
      (stories !== undefined && this.#result.stories >= stories)
    );
  }

  #isShortEnough(): boolean {
    if (!this.#shrinking) return false;
    const { seconds = Number.POSITIVE_INFINITY, stories = Number.POSITIVE_INFINITY } = this.options;
    const { since, from } = this.#shrinking;
    return this.#seconds() - since > SHRINKING * seconds || this.#result.stories - from > SHRINKING * stories;
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
      if (this.#isShortEnough()) return;
      const broken = await this.#tell(setting, told);
      if (!broken) return;
      if (!this.#shrinking) {
        firstLength = broken.story.length;
        after = this.#seconds();
        this.#shrinking = { key: kindOf(broken), since: after, from: this.#result.stories };
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
    const [plain, broken] = await this.#plainer(setting, await this.#shortened(setting, errorInstance));
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
      this.#result.predictions += story.predictions;
      this.#result.stories += 1;
      this.options.onStory?.(this.#result.stories, this.#result.findings.length);
      await this.#clear(story, setting);
    }
  }

  #count(reason: string): void {
    const { ended } = this.#result;
    ended.set(reason, (ended.get(reason) ?? 0) + 1);
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
    if (this.#shrinking) return kindOf(broken) === this.#shrinking.key;
    return !this.#known.has(broken.key);
  }

  /** fast-check never takes the last move away, and keeps the audit: leaves out one thing while the same is found. */
  async #shortened(setting: Setting, found: Broken): Promise<Broken> {
    for (const fewer of shorterThan(found)) {
      const again = await this.#retell(setting, fewer);
      if (again && sizeOf(again.story) < sizeOf(found.story)) return this.#shortened(setting, again);
    }
    return found;
  }

  /** The plainest setting on which the same is found. */
  async #plainer(setting: Setting, found: Broken): Promise<[Setting, Broken]> {
    if (this.run.target.otherSettings !== 'free') return [setting, found];
    for (const plainer of plainerThan(setting)) {
      const again = await this.#retell(plainer, found.story.map(atFirst(plainer)));
      if (again) return this.#plainer(plainer, await this.#shortened(plainer, again));
    }
    return [setting, found];
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
