import type { Level } from '../../harness/core/requirements';
import { NOTHING_CONFIGURED, type Settings } from '../../harness/core/settings';
import { may } from '../../harness/model/may';
import { Model } from '../../harness/model/model';
import type { Move } from '../../harness/model/move';
import { perform } from '../../harness/model/perform';
import type { Expected, Observation, Prediction } from '../../harness/model/prediction';
import type { World } from '../../harness/model/world';

export const CAN: World['can'] = {
  waits: Number.POSITIVE_INFINITY,
  keepsCookiesAtMost: Number.POSITIVE_INFINITY,
  exampleMacro: true,
  dictMacro: true,
  rememberMe: true,
  changeUser: true,
  trail: true,
  anonymousReaders: true,
};

/** A wiki of its own with these settings; nobody chose remember_me. */
export function world(settings: Settings, more: Partial<World> = {}): World {
  return {
    generation: 'auth' in settings ? 'auth-list' : 'session-service',
    places: [{ role: 'first', path: '/' }],
    settings: { first: { ...NOTHING_CONFIGURED, ...settings } },
    remember: { Ana: false, Ben: false, Sue: false },
    remote: false,
    can: CAN,
    ...more,
  };
}

const SEEN: Observation = {
  status: 200,
  page: '200 /',
  given: [],
  held: ['SESSION'],
  trail: () => [],
  signIn: () => ({ ways: [], asks: false }),
  remote: () => ({ message: '', asks: false, warns: false }),
};

/** A model to which moves are told one by one, each seen as `seen` says. */
export class Told {
  readonly model: Model;

  constructor(its: World, levels: readonly Level[] = ['documented', 'companion']) {
    this.model = new Model(its, levels);
  }

  after(move: Move, seen: Partial<Observation> = {}): readonly Prediction[] {
    if (!may(this.model, move)) throw new Error(`${JSON.stringify(move)} is not possible`);
    const { predictions, learn } = perform(this.model, move);
    learn({ ...SEEN, ...seen });
    return predictions;
  }
}

/** What is predicted of one kind of thing. */
export const said = <Of extends Expected['of']>(predictions: readonly Prediction[], of: Of) =>
  predictions.flatMap(({ expected, requirements }) =>
    expected.of === of ? [{ ...expected, requirements }] : [],
  ) as (Extract<Expected, { of: Of }> & { requirements: Prediction['requirements'] })[];
