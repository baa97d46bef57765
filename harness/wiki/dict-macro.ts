import type { Agent } from '../agents/agent';
import { canEncode } from '../agents/charset';
import { type FilledForm, Form } from '../agents/forms/form';
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

/** The field of the form on its page. */
const FIELD = 'session';
const LINES = /SESSION-DICT (\{.*?\}) SESSION-DICT-END/gs;
/** Where a page shows what the macro prints rather than have it printed; read only where nothing else has the line. */
const SOURCE = 'pre, code, samp';

/** What a server error says of itself that comes with a status of success. */
const SOFT_ERROR =
  /: execution failed\b|\binternal (?:server )?error\b|\bunhandled exception\b|^Traceback \(/i;

/** The page of the dict macro does not show its line, or no form to have it work. */
export class NoDictMacro extends SetUpError {}

/**
 * Has the wiki's dict macro do the operations in one request, by the form on its page. Throws NonConformance when that
 * breaks the page, and SetUpError when there is no dict macro, NotTestable when it is closed or can't show what was stored.
 */
export async function useDict(agent: Agent, wiki: Wiki, operations: DictOperation[]): Promise<DictReading> {
  return readDict(await agent.submit(await fillDict(agent, wiki, operations)));
}

/** The form of the dict macro's page, opened by this visitor and filled in with the operations. Throws as useDict does. */
export async function fillDict(agent: Agent, wiki: Wiki, operations: DictOperation[]): Promise<FilledForm> {
  const page = await agent.open(address(wiki, wiki.places.dictMacro));
  if (isClosed(page)) throw noAnonymousReaders();
  const text = JSON.stringify(operations);
  if (!canEncode(text, page.encoding)) throw noSuchCharacters(page);
  const form = dictForm(page);
  const field = form?.controls.find(({ name }) => name === FIELD);
  if (form && field) return form.fill(field, text).filled(form.submitters[0]);
  assertNotBroken(page);
  throw new NoDictMacro(
    `${page.describe()} has no form with a field "${FIELD}" for the dict macro (targets/README.md): ${page.text.slice(0, 200)}`,
  );
}

/** The form that has the dict macro work: the first with its field. */
export function dictForm(page: Page): Form | undefined {
  return Form.find(page, ({ controls }) => controls.some(({ name }) => name === FIELD));
}

/** What the dict macro says on the answer to its form. Throws as useDict does. */
export function readDict(page: Page): DictReading {
  const line = readDictLine(page);
  if (!line) {
    assertNotBroken(page);
    throw new NoDictMacro(
      `${page.describe()} does not show the dict macro's line: ${page.text.slice(0, 200)}`,
    );
  }
  const answer = parsed(line, page);
  if (answer.error) throw new SetUpError(`The dict macro on ${page.url.pathname} says: ${answer.error}`);
  return { page, is_new: answer.is_new, results: answer.results, printed: line };
}

function assertNotBroken(page: Page): void {
  if (page.status < 500 && !SOFT_ERROR.test(page.text)) return;
  const seen = `${page.describe()}: ${page.text.slice(0, 200)}`;
  throw new NonConformance(`Using request.session\n  seen:     ${seen}\n  expected: a page without an error`);
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
