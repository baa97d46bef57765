import { describeRange } from '../core/duration';
import { isWord, type Move } from '../model/move';
import type { Expected, Prediction } from '../model/prediction';
import type { Role, Who } from '../model/world';
import type { Broken } from './story';
import { cell, inWords, isPlain, type Line, triesToSignIn } from './words';

/** What is looked at, in words. */
const SUBJECTS: Record<Expected['of'], string> = {
  user: 'Who is signed in',
  lasting: 'How long the session cookie lasts',
  'no cookie': 'A session cookie where there is no session',
  'a cookie': 'The session cookie',
  domain: 'The Domain of the session cookie',
  path: 'The Path of the session cookie',
  macro: 'What the example macro says',
  number: 'The number that the example macro sets',
  is_new: 'Whether the session is new',
  operation: 'What request.session has',
  'no error': 'A page without an error',
  'way to sign in': 'The way to sign in',
  'sign-in form': 'The form that signs in',
  'remote prompt': 'The prompt for the account at the remote wiki',
  'no message': 'The message that was cleared',
  trail: 'The trail',
};

export const subjectOf = ({ prediction }: Pick<Broken, 'prediction'>): string =>
  SUBJECTS[prediction.expected.of];

/** The last move and what must be seen of it, in the words of the suite's steps. */
export function ending({ prediction, story }: Broken): { when: Line[]; sees: string } {
  const last = story.at(-1) as Move;
  const { expected } = prediction;
  const merged = expected.of === 'operation' ? inOneStep(story, expected) : undefined;
  if (merged) return { when: [], sees: merged };
  const tries = last.does === 'sign in' && expected.of === 'user' && expected.name !== 'nobody';
  const when = last.does === 'replay' ? [] : tries ? triesToSignIn(last.who, last.at) : inWords(last);
  return { when, sees: thenOf(prediction, last) };
}

/** Reading one value is one step, where its reader acted last. */
function inOneStep(
  story: readonly Move[],
  { value }: Extract<Expected, { of: 'operation' }>,
): string | undefined {
  const [before, last] = story.slice(-2);
  if (last?.does !== 'dict' || last.at !== 'first' || last.operations.length !== 1) return undefined;
  if (!before || !('who' in before) || before.who !== last.who) return undefined;
  const [[name, key = ''] = ['keys']] = last.operations;
  if (!isWord(key)) return undefined;
  if (name === 'has')
    return value ? `"${key}" is in the session` : `"${key}" is not in the session in the next request`;
  return name === 'get' && isPlain(value)
    ? `reading "${key}" in the next request gives ${JSON.stringify(value)}`
    : undefined;
}

const atThe = (at: Role): string => (at === 'first' ? '' : ` at the ${at} wiki`);

function thenOf({ who, at, expected }: Prediction, last: Move): string {
  const name = who as Who;
  switch (expected.of) {
    case 'user':
      if (who === 'somebody else') return 'replaying the cookies signs nobody in';
      if (expected.name === 'nobody') return `${name} is not signed in there`;
      return expected.name === name
        ? `${name} is signed in there`
        : `${name} is signed in there as ${expected.name}`;
    case 'lasting': {
      return `${name}'s session cookie${atThe(at)} lasts ${describeRange(expected)}`;
    }
    case 'no cookie':
      if (last.does.startsWith('sign in')) return `${name}'s browser holds no cookie of a logged-in session`;
      return `${name} has been given no session cookie${last.does === 'sign out' ? ' since' : ''}`;
    case 'a cookie':
      return `${name} has been given a session cookie`;
    case 'domain':
      return expected.value === null
        ? `${name}'s session cookie names no Domain`
        : `the session cookie's Domain is ${expected.value}`;
    case 'path':
      return `the session cookie's Path is ${expected.value}`;
    case 'macro':
      return macro(expected);
    case 'number':
      return 'it says that it set a whole number from 1 to 100000';
    case 'is_new':
      return `is_new is ${expected.value}`;
    case 'operation':
      if (last.does !== 'replay') return `line ${expected.index + 1} gives ${cell(expected.value)}`;
      return `replaying the cookies finds ${expected.value ? '' : 'no '}${JSON.stringify(expected.key)}`;
    case 'no error':
      return 'the page is not an error of the server';
    case 'way to sign in':
      return `the page offers ${expected.value ? 'a' : 'no'} way to sign in`;
    case 'sign-in form':
      return 'the page asks for a name and a password';
    case 'remote prompt':
      return expected.what === 'asks'
        ? 'the page asks for the password of the account at the remote wiki'
        : 'the page warns that both wikis should be trusted with the password';
    case 'no message':
      return 'the page is shown without the message';
    case 'trail':
      return `${name}'s trail shows ${expected.shows.join(', ')}${expected.not.length > 0 ? ` and not ${expected.not.join(', ')}` : ''}`;
  }
}

function macro({ says, value, otherThan }: Extract<Expected, { of: 'macro' }>): string {
  if (otherThan && otherThan.length > 0) return 'no two visitors were given one number';
  if (value !== undefined) return 'it loads the number that was set last';
  switch (says.join()) {
    case 'nothing stored':
      return 'it says that it stores nothing until a cookie is sent';
    case 'set':
      return 'it says that it set a whole number from 1 to 100000';
    case 'nothing stored,set,loaded':
      return 'the example macro says one of its texts';
    case 'set,loaded':
      return 'it no longer says that it stores nothing';
    default:
      return 'it does not load a number';
  }
}
