import type { Agent } from '../agents/agent';
import { canEncode } from '../agents/charset';
import type { Page } from '../agents/page';
import { NonConformance, NotTestable, SetUpError } from '../core/errors';
import { noAnonymousReaders } from '../core/skip-reasons';
import { isClosed } from './sign-in-form';
import { address, type Wiki } from './wiki';

/** One operation on request.session; values are JSON. */
export type DictOperation =
  | ['set', key: string, value: unknown]
  | ['get' | 'has' | 'delete', key: string]
  | ['keys'];

export interface DictReading {
  page: Page;
  is_new: boolean;
  /** One result for each operation, in order. */
  results: unknown[];
  /** The JSON that the macro printed. */
  printed: string;
}

const LINES = /SESSION-DICT (\{.*?\}) SESSION-DICT-END/gs;
/** Where a page shows what the macro prints rather than have it printed; read only where nothing else has the line. */
const SOURCE = 'pre, code, samp';

/** What a server error says of itself that comes with a status of success. */
const SOFT_ERROR =
  /: execution failed\b|\binternal (?:server )?error\b|\bunhandled exception\b|^Traceback \(/i;

/** The page of the dict macro does not show its line. */
export class NoDictLine extends SetUpError {}

/**
 * Has the wiki's dict macro do the operations in one request. Throws NonConformance when that breaks the page, and
 * SetUpError when the page does not show the macro's line, NotTestable when it is closed or can't show what was stored.
 */
export async function useDict(agent: Agent, wiki: Wiki, operations: DictOperation[]): Promise<DictReading> {
  const url = address(wiki, wiki.places.dictMacro);
  url.searchParams.set('session', JSON.stringify(operations));
  const page = await agent.open(url);
  if (isClosed(page)) throw noAnonymousReaders();
  if (!canEncode(JSON.stringify(operations), page.encoding)) throw noSuchCharacters(page);
  const line = readDictLine(page);
  if (!line && (page.status >= 500 || SOFT_ERROR.test(page.text))) {
    const seen = `${page.describe()}: ${page.text.slice(0, 200)}`;
    throw new NonConformance(
      `Using request.session\n  seen:     ${seen}\n  expected: a page without an error`,
    );
  }
  if (!line)
    throw new NoDictLine(
      `${page.describe()} does not show the dict macro's line: ${page.text.slice(0, 200)}`,
    );
  const answer = parsed(line, page);
  if (answer.error) throw new SetUpError(`The dict macro on ${page.url.pathname} says: ${answer.error}`);
  return { page, is_new: answer.is_new, results: answer.results, printed: line };
}

function noSuchCharacters(page: Page): NotTestable {
  return new NotTestable(
    `a page that can show any character is needed; the dict macro's is in ${page.encoding}`,
    'places: dictMacro: a page in UTF-8',
  );
}

function parsed(line: string, page: Page) {
  try {
    return JSON.parse(line);
  } catch {
    throw new SetUpError(`The dict macro on ${page.url.pathname} prints what is no JSON: ${line}`);
  }
}

/** The JSON that the dict macro printed, or undefined where the page has no such macro. @throws SetUpError for several */
export function readDictLine(page: Page): string | undefined {
  const lines = [SOURCE, ''].map((except) => [...page.rawTextOf('body', except).matchAll(LINES)]);
  const found = lines.find((all) => all.length > 0) ?? [];
  if (found.length > 1) throw new SetUpError(`${page.describe()} has more than one line of the dict macro`);
  return found[0]?.[1];
}
