import { dictPredictions, learnDict } from './dict';
import { learnPage, type Request } from './learn-page';
import { learnMacro, macroPredictions } from './macro';
import type { Model } from './model';
import { isNamed, type Move } from './move';
import { pagePredictions } from './page';
import type { Observation, Prediction } from './prediction';
import { clearedPredictions, formPredictions, remotePredictions, welcomePredictions } from './prompt';
import { replayPredictions } from './replay';
import { type State, UNKNOWN } from './session';
import { trailPredictions, trailVisited } from './trail';
import type { Role, Who } from './world';

/** What a move is said to show, and how what it showed is taken in. */
export interface Step {
  predictions: readonly Prediction[];
  learn(observation: Observation): void;
}

const SILENT: Step = { predictions: [], learn: () => {} };

/** Has somebody do something. What is said is by requirements of the model's levels alone. */
export function perform(model: Model, move: Move): Step {
  const { predictions, learn } = take(model, move);
  if ('who' in move) model.browser(move.who).prompted = move.does === 'work remotely';
  return { predictions: predictions.filter((each) => model.counts(each.requirements[0])), learn };
}

function take(model: Model, move: Move): Step {
  switch (move.does) {
    case 'open':
      return opens(model, move);
    case 'follow':
      opensForm(model, move.who, 'first');
      return shows(model, move.who, formPredictions(move.who));
    case 'work remotely':
      return shows(model, move.who, remotePredictions(move.who));
    case 'clear':
      return shows(model, move.who, clearedPredictions(move.who));
    case 'macro':
      return requested(
        model,
        move,
        (before) => ({
          predictions: macroPredictions(model, move.who, move.at, before),
          learn: (observation) => learnMacro(model, move.who, move.at, before, observation),
        }),
        // "Not storing any state until you send a cookie."
        { stores: model.world.generation === 'auth-list' },
      );
    case 'dict': {
      const { who, at, operations } = move;
      opensForm(model, who, at);
      return requested(
        model,
        move,
        (before) => ({
          predictions: dictPredictions(model, who, at, operations, before),
          learn: (observation) => learnDict(before, operations, observation),
        }),
        { stores: operations.some(([name]) => name === 'set') },
      );
    }
    case 'sign in':
      model.signIn(move.who, move.at);
      return asPage(model, move.who, move.at);
    case 'sign in alone':
      model.signIn(move.who, move.at);
      return asAnswer(model, move.who, move.at);
    case 'sign out':
      model.signOut(move.who, move.at);
      return asPage(model, move.who, move.at);
    case 'choose':
      model.choose(move.who, move.on);
      return SILENT;
    case 'change user':
      model.changeUser(move.who, move.to, model.world.generation === 'auth-list' || model.knowsCompanion);
      return SILENT;
    case 'come back':
      return comesBack(model, move.who);
    case 'close':
      closes(model, move.who);
      return SILENT;
    case 'wait':
      model.now += move.ms;
      return SILENT;
    case 'forge':
      model.browser(move.who).forged = true;
      return SILENT;
    case 'identify':
      model.browser(move.who).identified = true;
      return SILENT;
    case 'token':
      model.takeToken(move.who);
      return SILENT;
    case 'copy':
    case 'copy unused':
      model.copy = { who: move.who, at: 'first', state: model.at(move.who, 'first') };
      return SILENT;
    case 'replay':
      return { predictions: replayPredictions(model), learn: () => {} };
    case 'cross': {
      const at = move.from === 'first' ? 'second' : 'first';
      const expected = { of: 'user', name: 'nobody' } as const;
      // What is there of the own session after that is not said.
      const state = model.at(move.who, at);
      if (state.is === 'session') model.become(move.who, at, { is: 'maybe', session: state.session });
      return {
        predictions: [{ who: move.who, at, requirements: ['service-replaceable'], expected }],
        learn: () => {},
      };
    }
    default:
      return SILENT;
  }
}

/** What is known of a page that is asked for: that there is none, or that making it stores something. */
interface Known {
  missing?: boolean;
  stores?: boolean;
}

/** One request for a page, and what is said of it besides. */
function requested(
  model: Model,
  { who, at }: Request,
  more: (before: State) => Step,
  { missing = false, stores = false }: Known = {},
): Step {
  const before = copyOf(model.visit(who, at));
  const { predictions, learn } = more(before);
  const predicted = [...pagePredictions(model, who, at, before, missing), ...predictions];
  return {
    predictions: predicted,
    learn(observation) {
      learn(observation);
      learnPage(model, { who, at }, before, observation, stores);
    },
  };
}

/** A page of the first wiki, of which this is said before all that is said of any. */
function shows(model: Model, who: Who, own: readonly Prediction[]): Step {
  const { predictions, learn } = requested(model, { who, at: 'first' }, () => SILENT);
  return { predictions: [...own, ...predictions], learn };
}

/** A page on the way to another, or that has a form: whether it brings an anonymous visitor a cookie is not said. */
function opensForm(model: Model, who: Who, at: Role): void {
  const before = copyOf(model.visit(who, at));
  const after = model.at(who, at);
  if (before.is !== 'session' && after.is === 'session' && !after.session.user)
    model.become(who, at, { is: 'maybe', session: after.session });
}

/** The kind of state it was; the session is the same. */
const copyOf = (state: State): State => ({ ...state });

function opens(model: Model, move: Extract<Move, { does: 'open' }>): Step {
  const { who, at, page } = move;
  return requested(
    model,
    move,
    (before) => {
      const trail = isNamed(page) ? trailPredictions(model, who, at, page, before) : [];
      const predictions = [...trail, ...welcomePredictions(model, who, at, before)];
      trailVisited(model, who, at, page, before);
      return { predictions, learn: () => {} };
    },
    { missing: page === 'missing' },
  );
}

/** Signing in or out, and another page. */
function asPage(model: Model, who: Who, at: Role): Step {
  const before = copyOf(model.at(who, at));
  const shown = pagePredictions(model, who, at, before);
  return { predictions: shown, learn: (observation) => learnPage(model, { who, at }, before, observation) };
}

/** The answer to signing in: whether it shows who has signed in is not said. */
function asAnswer(model: Model, who: Who, at: Role): Step {
  const { predictions } = asPage(model, who, at);
  return { predictions: predictions.filter(({ expected }) => expected.of !== 'user'), learn: () => {} };
}

function comesBack(model: Model, who: Who): Step {
  model.visit(who, 'first');
  const state = model.at(who, 'first');
  if (state.is === 'none') return SILENT;
  if (model.knowsCompanion) delete state.session.as;
  else state.session.as = UNKNOWN;
  const requirements = ['change-user-back'] as const;
  const expected = { of: 'user', name: who } as const;
  return { predictions: [{ who, at: 'first', requirements, expected }], learn: () => {} };
}

/** "cookie_lifetime": a cookie with a lifetime outlives the browser; of others nothing is said. */
function closes(model: Model, who: Who): void {
  if (model.world.generation === 'session-service') return;
  for (const { role } of model.world.places) {
    const state = model.at(who, role);
    if (state.is === 'session' && state.session.user)
      model.become(who, role, { is: 'maybe', session: state.session });
  }
}
