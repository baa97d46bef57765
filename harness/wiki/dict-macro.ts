import type { Agent } from '../agents/agent';
import type { Page } from '../agents/page';
import { NonConformance, SetUpError } from '../core/errors';
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
}

const LINE = /SESSION-DICT (\{.*?\}) SESSION-DICT-END/s;

/**
 * Has the wiki's dict macro do the operations in one request. Throws NonConformance when that breaks the page, and
 * SetUpError when the page does not show the macro's line.
 */
export async function useDict(agent: Agent, wiki: Wiki, operations: DictOperation[]): Promise<DictReading> {
  const url = address(wiki, wiki.places.dictMacro);
  url.searchParams.set('session', JSON.stringify(operations));
  const page = await agent.open(url);
  const line = readDictLine(page);
  if (!line && page.status >= 500) {
    const seen = `${page.describe()}: ${page.text.slice(0, 200)}`;
    throw new NonConformance(
      `Using request.session\n  seen:     ${seen}\n  expected: a page without an error`,
    );
  }
  if (!line)
    throw new SetUpError(
      `${page.describe()} does not show the dict macro's line: ${page.text.slice(0, 200)}`,
    );
  const answer = parsed(line, page);
  if (answer.error) throw new SetUpError(`The dict macro on ${page.url.pathname} says: ${answer.error}`);
  return { page, is_new: answer.is_new, results: answer.results };
}

function parsed(line: string, page: Page) {
  try {
    return JSON.parse(line);
  } catch {
    throw new SetUpError(`The dict macro on ${page.url.pathname} prints what is no JSON: ${line}`);
  }
}

/** The JSON that the dict macro printed, or undefined where the page has no such macro. */
export function readDictLine(page: Page): string | undefined {
  return LINE.exec(page.$('body').text())?.[1];
}
