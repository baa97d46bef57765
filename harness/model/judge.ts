import { isDeepStrictEqual } from 'node:util';
import { asciiDomain } from '../core/cookie-scope';
import { describeDuration, describeRange, FOREVER, isFor, SECOND } from '../core/duration';
import type { Expected, Observation, Prediction } from './prediction';

/** Whether what was seen is what must be seen, both in words. */
export interface Judgement {
  holds: boolean;
  seen: string;
  expected: string;
}

/** Holds one prediction against what was seen. @param keptAtMost the longest that the browser keeps any cookie, in ms */
export function judge(expected: Expected, observation: Observation, keptAtMost = FOREVER): Judgement {
  const { user, given, held, reading, dict, error, page } = observation;
  const last = given.at(-1);
  switch (expected.of) {
    case 'user': {
      const seen = user ?? 'nobody';
      return {
        // Where no page came, that is told by itself.
        holds: seen === expected.name || observation.status === 0,
        seen: user ? `signed in as ${user}` : `not signed in (${page})`,
        expected: expected.name === 'nobody' ? 'not signed in' : `signed in as ${expected.name}`,
      };
    }
    case 'no error':
      return {
        holds: error === undefined && observation.status < 500,
        seen: error ?? page,
        expected: 'a page without an error',
      };
    case 'no cookie': {
      // One that is left there, and that finds no session any more, is none.
      const names = [...new Set(given.map(({ name }) => name))];
      return { holds: names.length === 0, seen: names.join(', ') || 'none', expected: 'no session cookie' };
    }
    case 'a cookie':
      return {
        holds: given.length > 0 || held.length > 0,
        seen: given.length > 0 || held.length > 0 ? 'one' : 'none',
        expected: 'a session cookie',
      };
    case 'lasting': {
      const words = describeRange(expected);
      if (!last) return { holds: true, seen: 'none was given', expected: words };
      const { lasts } = last;
      const seen = lasts === undefined ? 'until the browser is closed' : describeDuration(lasts);
      return { holds: lasts !== undefined && isFor(lasts, expected, keptAtMost), seen, expected: words };
    }
    case 'domain': {
      const value = expected.value === null ? 'none' : asciiDomain(expected.value);
      const seen = last?.domain === undefined ? 'none' : asciiDomain(last.domain);
      return { holds: !last || seen === value, seen, expected: value };
    }
    case 'path':
      return {
        holds: !last || last.path === expected.value,
        seen: last?.path ?? 'none',
        expected: String(expected.value),
      };
    case 'macro':
      return macro(expected, reading);
    case 'number': {
      const number = reading?.says === 'set' ? reading.value : undefined;
      const holds = number === undefined || isWhole(number);
      return { holds, seen: String(number), expected: `a whole number from ${SMALLEST} to ${LARGEST}` };
    }
    case 'is_new':
      return {
        holds: !dict || dict.is_new === expected.value,
        seen: String(dict?.is_new),
        expected: String(expected.value),
      };
    case 'operation':
      return operation(expected, dict);
    case 'way to sign in': {
      const { ways } = observation.signIn();
      return {
        holds: ways.length > 0 === expected.value,
        seen: ways.join(', ') || `none on ${page}`,
        expected: expected.value ? 'a way to sign in' : 'none for who is signed in',
      };
    }
    case 'sign-in form': {
      const { asks } = observation.signIn();
      return {
        holds: asks,
        seen: asks ? 'one' : `none on ${page}`,
        expected: 'a form for name and password',
      };
    }
    case 'remote prompt': {
      const { message, [expected.what]: holds } = observation.remote();
      return { holds, seen: message || `none on ${page}`, expected: REMOTE[expected.what] };
    }
    case 'no message': {
      const { message } = observation.remote();
      return {
        holds: error === undefined && message === '',
        seen: error ?? (message || 'none'),
        expected: 'a page without the message',
      };
    }
    case 'trail': {
      const trail = observation.trail();
      const holds =
        expected.shows.every((each) => trail.includes(each)) &&
        !expected.not.some((each) => trail.includes(each));
      const without = expected.not.length > 0 ? ` and not ${expected.not.join(', ')}` : '';
      return {
        holds,
        seen: trail.join(', ') || 'no trail',
        expected: `one with ${expected.shows.join(', ')}${without}`,
      };
    }
  }
}

const REMOTE = {
  asks: 'a form with a password, that says that it is for the remote wiki',
  warns: 'that both wikis should be trusted, because their administrators could read the password',
};

const SMALLEST = 1;
const LARGEST = 100_000;

// "value = random.randint(1, 100000)"
const isWhole = (number: number) => Number.isInteger(number) && number >= SMALLEST && number <= LARGEST;

function macro(
  { says, value, otherThan }: Extract<Expected, { of: 'macro' }>,
  reading: Observation['reading'],
): Judgement {
  const seen = !reading
    ? 'nothing'
    : reading.text === undefined
      ? [reading.says, reading.value].filter((part) => part !== undefined).join(' ')
      : `something else: ${reading.text}`;
  const number = reading?.value;
  const said = (says as readonly (string | undefined)[]).includes(reading?.says);
  const holds =
    said && (value === undefined || number === value) && !(otherThan ?? []).includes(number ?? -1);
  const words = [
    says.join(' or '),
    value === undefined ? '' : String(value),
    otherThan && otherThan.length > 0 ? `a number other than ${otherThan.join(', ')}` : '',
  ];
  return { holds, seen, expected: words.filter(Boolean).join(' ') };
}

function operation(
  { index, value }: Extract<Expected, { of: 'operation' }>,
  dict: Observation['dict'],
): Judgement {
  if (!dict) return { holds: true, seen: 'nothing', expected: shown(value) };
  const seen = dict.results[index];
  const sorted =
    Array.isArray(value) && Array.isArray(seen) && typeof value[0] === 'string' ? [...seen].sort() : seen;
  const holds = isDeepStrictEqual(sorted, value) || isDeepStrictEqual(seen, value);
  return { holds: holds && sameNumbers(value, dict), seen: shown(seen), expected: shown(value) };
}

/** A whole number that comes back as 1.0 is another one to an extension, and not to JSON.parse. */
function sameNumbers(value: unknown, { printed }: NonNullable<Observation['dict']>): boolean {
  if (typeof value !== 'number' || !Number.isInteger(value)) return true;
  return !new RegExp(`(?<![\\d.-])${value}\\.0+(?!\\d)`).test(printed);
}

const LONGEST = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} characters)` : text;
}

/** The requirements of a prediction that did not hold, that which explains what was seen first. */
export function namesBySeen(
  { expected, requirements, ifSeen = [] }: Prediction,
  { given, reading, dict, user }: Observation,
): Prediction['requirements'] {
  const lasts = given.at(-1)?.lasts;
  const explains = ifSeen.find((each) => {
    if ('number' in each) return reading?.value === each.number;
    if ('user' in each) return expected.of === 'user' && user !== undefined && user !== expected.name;
    if ('lasts' in each) return lasts !== undefined && Math.abs(each.lasts - lasts) <= SECOND;
    return expected.of === 'operation' && isDeepStrictEqual(dict?.results[expected.index], each.value);
  });
  return explains ? [explains.requirement, ...requirements] : requirements;
}
