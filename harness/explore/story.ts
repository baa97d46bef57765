import type { AsyncCommand } from 'fast-check';
import { NotTestable, SetUpError } from '../core/errors';
import type { Level } from '../core/requirements';
import { type Judgement, judge, namesBySeen } from '../model/judge';
import { may } from '../model/may';
import { Model } from '../model/model';
import type { Move, Operation } from '../model/move';
import { perform } from '../model/perform';
import type { Prediction } from '../model/prediction';
import { keysOf } from '../model/replay';
import { timeUntil } from '../model/time-until';
import { EVERYBODY, type World } from '../model/world';
import { movesOf, type Scene } from './scene';
import type { Stage } from './stage';

/** A prediction that something else was seen of, and the story until then. */
export class Broken extends Error {
  override readonly name = 'Broken';

  constructor(
    readonly prediction: Prediction,
    readonly judgement: Judgement,
    readonly story: readonly Move[],
    readonly world: World,
  ) {
    super(`${prediction.requirements[0]}: seen ${judgement.seen}; expected ${judgement.expected}`);
  }

  /** What is told once, and what shrinking must not lose: which requirement, and by what it is seen. */
  get key(): string {
    return `${this.prediction.requirements[0]} ${this.prediction.expected.of}`;
  }
}

/** A story that can't go on, without anything said against the wiki. */
export class Ended extends Error {
  override readonly name = 'Ended';
}

/** One story as it is told to a wiki, with all that the model predicts of it. */
export class Story {
  readonly model: Model;
  readonly moves: Move[] = [];
  /** How many predictions were held against what was seen. */
  predictions = 0;
  readonly #began: number;

  /** @param isNew whether a broken prediction is one to be told */
  constructor(
    readonly world: World,
    readonly stage: Stage,
    levels: readonly Level[],
    private readonly isNew: (broken: Broken) => boolean,
  ) {
    this.model = new Model(world, levels);
    this.#began = stage.farm.clock.now();
  }

  /** Throws Broken, or Ended. What is not possible now is left out. */
  async perform(scene: Scene): Promise<void> {
    for (const move of movesOf(this.model, scene)) if (may(this.model, move)) await this.#perform(move);
  }

  async #perform(move: Move): Promise<void> {
    const { model, stage } = this;
    if (!stage.farm.clock.advance) model.now = stage.farm.clock.now() - this.#began;
    this.moves.push(move);
    const { predictions, learn } = perform(model, move);
    const keys =
      move.does === 'replay' && model.copy?.state.is === 'session' ? keysOf(model.copy.state.session) : [];
    const observation = await stage.perform(move, keys).catch((error) => {
      // What a wiki has not got, or what breaks down otherwise, says nothing of its sessions.
      if (error instanceof NotTestable || error instanceof SetUpError) throw new Ended(error.message);
      throw error;
    });
    if (!observation) return;
    for (const prediction of predictions) {
      this.predictions += 1;
      const judgement = judge(prediction.expected, observation, this.world.can.keepsCookiesAtMost);
      if (judgement.holds) continue;
      if (prediction.expected.of === 'trail') {
        const missing = await stage.missing(prediction.at, prediction.expected.shows);
        if (missing) throw new Ended(`a page ${missing} is needed`);
      }
      const named = { ...prediction, requirements: namesBySeen(prediction, observation) };
      const broken = new Broken(named, judgement, [...this.moves], this.world);
      throw this.isNew(broken) ? broken : new Ended(broken.message);
    }
    learn(observation);
  }

  /** The same moves; who waited for the end of a session waits for it here, too. */
  async retell(moves: readonly Move[]): Promise<void> {
    for (const told of moves) {
      const move = this.#asHere(told);
      if (may(this.model, move)) await this.#perform(move);
    }
  }

  #asHere(told: Move): Move {
    if (told.does !== 'wait' || !told.until) return told;
    const { who, edge } = told.until;
    return { ...told, ms: timeUntil(this.model, who, edge) ?? told.ms };
  }

  /** At its end each visitor looks once more at all that is known of their session. */
  async audit(): Promise<void> {
    const { world, model } = this;
    for (const who of EVERYBODY) {
      if (!model.browser(who).visited) continue;
      for (const { role: at } of world.places) {
        const state = model.at(who, at);
        const known = state.is === 'session' ? [...state.session.keys.keys()] : ['a'];
        const operations = known.flatMap((key): Operation[] => [
          ['has', key],
          ['get', key],
        ]);
        const moves: Move[] = [
          { does: 'dict', who, at, operations: [...operations, ['keys']] },
          ...(state.is === 'session' ? [{ does: 'macro' as const, who, at }] : []),
          ...(world.places.length > 1 ? [{ does: 'open' as const, who, at, page: 'another' as const }] : []),
        ];
        for (const move of moves) if (may(model, move)) await this.#perform(move);
      }
    }
  }
}

/** A scene as fast-check has it. */
export class Told implements AsyncCommand<Model, Story> {
  constructor(readonly scene: Scene) {}

  /** What of it is possible is seen move by move. */
  check(): boolean {
    return true;
  }

  async run(_model: Model, story: Story): Promise<void> {
    await story.perform(this.scene);
  }

  toString(): string {
    return JSON.stringify(this.scene);
  }
}
