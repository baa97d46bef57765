import type { Model } from './model';
import type { Prediction } from './prediction';
import { type State, UNKNOWN } from './session';
import type { Role, User, Who } from './world';

/** "welcome: please sign in": who is told so, and who not. */
export function welcomePredictions(model: Model, who: Who, at: Role, before: State): Prediction[] {
  const user = model.userOf(before);
  if (user === UNKNOWN || !model.rules(at).signsIn) return [];
  const expected = { of: 'way to sign in', value: user === undefined } as const;
  return [{ who, at, requirements: ['welcome-prompt'], expected }];
}

/** What is said of the form that the way to sign in leads to. */
export const formPredictions = (who: Who): Prediction[] => [
  { who, at: 'first', requirements: ['welcome-prompt'], expected: { of: 'sign-in form' } },
];

/** "Please enter your password of your account at the remote wiki below." */
export function remotePredictions(who: User): Prediction[] {
  const of = (requirement: string, what: 'asks' | 'warns'): Prediction => ({
    who,
    at: 'first',
    requirements: [requirement],
    expected: { of: 'remote prompt', what },
  });
  return [of('remote-asks-password', 'asks'), of('remote-warns-trust', 'warns')];
}

/** "Clear message" */
export const clearedPredictions = (who: User): Prediction[] => [
  { who, at: 'first', requirements: ['remote-clear-message'], expected: { of: 'no message' } },
];
