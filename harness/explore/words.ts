import { DAY, describeDuration } from '../core/duration';
import { isWord, type Move, type Operation, type PageOpened } from '../model/move';
import type { Role, Who } from '../model/world';

/** One step of a scenario, with the rows of its table. */
export interface Line {
  text: string;
  rows?: readonly (readonly string[])[];
}

const PLACES: Partial<Record<PageOpened, string>> = {
  front: 'the front page',
  another: 'another page',
  missing: 'a page that does not exist',
};

/** Words that name the wiki where a farm has several. */
const of = (at: Role): string => (at === 'first' ? '' : ` of the ${at} wiki`);
const atThe = (at: Role): string => (at === 'first' ? '' : ` at the ${at} wiki`);

/** Signing in where the next page is to show whether it worked. */
export function triesToSignIn(who: Who, at: Role): Line[] {
  return [{ text: `${who} tries to sign in${atThe(at)}` }, { text: `${who} opens another page${of(at)}` }];
}

/** A move in the words of the suite's steps. */
export function inWords(move: Move): Line[] {
  switch (move.does) {
    case 'open': {
      const place = PLACES[move.page];
      return [
        {
          text: place
            ? `${move.who} opens ${place}${of(move.at)}`
            : `${move.who} opens ${move.page}${of(move.at)}`,
        },
      ];
    }
    case 'sign in':
      return move.at === 'first'
        ? [{ text: `${move.who} signs in and opens another page` }]
        : [
            { text: `${move.who} signs in at the ${move.at} wiki` },
            { text: `${move.who} opens another page${of(move.at)}` },
          ];
    case 'sign in alone':
      return [{ text: `${move.who} signs in${atThe(move.at)}` }];
    case 'sign out':
      return [{ text: `${move.who} signs out completely${atThe(move.at)}` }];
    case 'choose':
      return [{ text: `${move.who} chooses remember_me ${move.on ? 'on' : 'off'} in the preferences` }];
    case 'follow':
      return [{ text: `${move.who} follows the way to sign in` }];
    case 'work remotely':
      return [{ text: `${move.who} works with the remote wiki's pages` }];
    case 'clear':
      return [{ text: `${move.who} clears the message` }];
    case 'macro':
      return [{ text: `${move.who} opens the example macro${of(move.at)}` }];
    case 'dict':
      return [dict(move.who, move.at, move.operations)];
    case 'close':
      return [{ text: `${move.who} closes the browser and comes back` }];
    case 'wait':
      return [{ text: `${time(move.ms)} ${/^1 [a-z]+$/.test(time(move.ms)) ? 'passes' : 'pass'}` }];
    case 'foreign':
      return [{ text: `${move.who}'s browser holds a cookie that the wiki did not set` }];
    case 'forge':
      return [{ text: `${move.who} keeps sending a forged session cookie` }];
    case 'copy':
      return [{ text: `${move.who} keeps a copy of the cookies` }];
    case 'copy unused':
      return [{ text: `${move.who} keeps a copy of the cookies that nobody tries` }];
    case 'replay':
      return [{ text: 'somebody else replays the cookies' }];
    case 'change user':
      return [
        {
          text:
            move.who === 'Sue'
              ? `Sue changes user to ${move.to}`
              : `${move.who} tries to change user to ${move.to}`,
        },
      ];
    case 'come back':
      return [{ text: `${move.who} comes back from being Ben` }, { text: `${move.who} opens another page` }];
    case 'identify':
      return [{ text: `${move.who}'s browser identifies her by HTTP authentication` }];
    case 'token':
      return [{ text: `${move.who}'s browser carries a session token instead of a cookie` }];
    case 'cross':
      return [
        {
          text: `${move.who} sends the cookie of the ${move.from} wiki to the ${move.from === 'first' ? 'second' : 'first'} wiki as its own`,
        },
      ];
  }
}

function dict(who: Who, at: Role, operations: readonly Operation[]): Line {
  const [only] = operations;
  if (operations.length === 1 && only && at === 'first' && isWord(only[1] ?? '')) {
    if (only[0] === 'delete') return { text: `${who}'s extension deletes "${only[1]}"` };
    if (only[0] === 'set' && isPlain(only[2]))
      return { text: `${who}'s extension sets "${only[1]}" to ${JSON.stringify(only[2])}` };
  }
  const rows = operations.map(([name, key = '', value]) => [
    name,
    key,
    value === undefined ? '' : cell(value),
  ]);
  return { text: `${who}'s extension does in one request${atThe(at)}:`, rows };
}

/** What {json} reads in a sentence. */
export function isPlain(value: unknown): boolean {
  return (
    typeof value === 'boolean' ||
    value === null ||
    (typeof value === 'number' && /^-?\d+(\.\d+)?$/.test(String(value))) ||
    (typeof value === 'string' && /^[\w ]*$/.test(value) && value.length < LONG)
  );
}

/** Characters of a text that is told by its length. */
const LONG = 1000;

/** A value as a table has it. */
export function cell(value: unknown): string {
  if (typeof value === 'string' && value.length >= LONG && /^x+$/.test(value))
    return `x ${value.length} times`;
  return JSON.stringify(value);
}

/** Time that passes, in days and less; never "for ever". */
export function time(ms: number): string {
  const days = Math.floor(ms / DAY);
  const rest = ms - days * DAY;
  const parts = [
    ...(days > 0 ? [`${days} ${days === 1 ? 'day' : 'days'}`] : []),
    ...(rest > 0 || days === 0 ? [describeDuration(rest)] : []),
  ];
  return parts.join(' and ');
}
