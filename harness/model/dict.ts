import type { Model } from './model';
import type { Operation } from './move';
import { first, specialNames, unavailableNames } from './naming';
import type { Observation, Prediction } from './prediction';
import { type State, UNKNOWN } from './session';
import { sessionNames, Values } from './values';
import type { Role, Who } from './world';

/** What must be seen of what an extension does with request.session in one request. */
export function dictPredictions(
  model: Model,
  who: Who,
  at: Role,
  operations: readonly Operation[],
  before: State,
): Prediction[] {
  const predictions: Prediction[] = [];
  const isUsers = before.is === 'maybe' && before.session.user !== undefined;
  const values = new Values(model, who, at, before);
  operations.forEach((operation, index) => {
    const foreseen = values.foresee(operation);
    if (!foreseen || isUsers) return;
    const { names, value, ifSeen = [] } = foreseen;
    const expected = { of: 'operation', index, key: operation[1] ?? '', value } as const;
    predictions.push({ who, at, requirements: names, expected, ifSeen });
  });
  values.leave();
  const isKnown = before.is === 'session' || (before.is === 'none' && !model.browser(who).forged);
  if (model.world.generation === 'session-service' && isKnown) {
    // "if macro.request.session.is_new: … until you send a cookie"
    const expected = { of: 'is_new', value: before.is === 'none' } as const;
    predictions.push({ who, at, requirements: isNewNames(model, who, at, before), expected });
  }
  return predictions;
}

function isNewNames(model: Model, who: Who, at: Role, before: State): Prediction['requirements'] {
  const { end } = model.browser(who);
  const { world } = model;
  if (before.is === 'none') {
    const disabled = model.rules(at).anonymous === 'none' ? unavailableNames(world, at) : [];
    return first(...(end?.requirements ?? []), ...disabled, 'session-is-new');
  }
  const { session } = before;
  const hasLasted = session.at !== at || model.now > session.began;
  return first(
    ...specialNames(world, at, session.user && { remember_me: model.remember[session.user] }),
    !hasLasted && 'session-is-new',
    ...sessionNames(model, session, at),
    'session-is-new',
  );
}

/** What the answers tell where the documents leave it open. */
export function learnDict(before: State, operations: readonly Operation[], { dict }: Observation): void {
  if (before.is !== 'session' || !dict) return;
  for (const [index, [name, key = '']] of operations.entries()) {
    const known = before.session.keys.get(key);
    if (name === 'has' && dict.results[index] === false && known?.value === UNKNOWN)
      before.session.keys.delete(key);
  }
}
