import type { Agent } from '../agents/agent';
import { canEncode } from '../agents/charset';
import { type FilledForm, Form } from '../agents/forms/form';
import type { Page } from '../agents/page';
import { filledPost, type WireRequest } from '../agents/wire/wire';
import { NonConformance, NotTestable, SetUpError } from '../core/errors';
import { isGiven } from '../core/set-cookie';
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

/** The field of the form on its page, and of the address where there is none. */
export const FIELD = 'session';
const LINES = /SESSION-DICT (\{.*?\}) SESSION-DICT-END/gs;
/** Where a page shows what the macro prints rather than have it printed; read only where nothing else has the line. */
const SOURCE = 'pre, code, samp';

/** What a server error says of itself that comes with a status of success. */
const SOFT_ERROR =
  /: execution failed\b|\binternal (?:server )?error\b|\bunhandled exception\b|^Traceback \(/i;

/** Characters of an address that any server takes: nginx and Apache as they come take 8 KiB. */
const TAKEN_BY_ALL = 4096;

/** How a wiki answers a form whose token is not right. */
const FORM_REFUSED = [400, 403, 419, 422];

/** What has the dict macro work: the form on its page, filled in, or an address where the page has none. */
export type DictRequest = FilledForm | URL;

/** The page of the dict macro does not show its line. */
export class NoDictMacro extends SetUpError {}

/**
 * Has the wiki's dict macro do the operations in one request. Throws NonConformance when that breaks the page, and
 * SetUpError when there is no dict macro, NotTestable when it is closed or can't show what was stored.
 */
export async function useDict(agent: Agent, wiki: Wiki, operations: DictOperation[]): Promise<DictReading> {
  return sendDict(agent, await prepareDict(agent, wiki, operations));
}

/** Opens the dict macro's page, and makes what has it do the operations. Throws as useDict does. */
export async function prepareDict(
  agent: Agent,
  wiki: Wiki,
  operations: DictOperation[],
): Promise<DictRequest> {
  const page = await agent.open(address(wiki, wiki.places.dictMacro));
  if (isClosed(page, wiki)) throw noAnonymousReaders();
  const text = JSON.stringify(operations);
  if (!canEncode(text, page.encoding)) throw noSuchCharacters(page);
  const form = dictForm(page);
  const field = form?.controls.find(({ name }) => name === FIELD);
  if (form && field) return form.fill(field, text).filled(form.submitters[0]);
  const url = new URL(page.url);
  url.searchParams.set(FIELD, text);
  return url;
}

/** Has the dict macro work, and reads what it says. Throws as useDict does. */
export async function sendDict(agent: Agent, request: DictRequest): Promise<DictReading> {
  const page = await (request instanceof URL ? agent.open(request) : agent.submit(request));
  if (request instanceof URL) assertAddressTaken(request, page);
  else assertFormTaken(request, page);
  return readDict(page);
}

/** The same request, to be sent as it is. */
export function dictOnTheWire(request: DictRequest): WireRequest {
  return request instanceof URL ? { method: 'GET', url: request } : filledPost(request);
}

function assertAddressTaken({ href }: URL, { status }: Page): void {
  if (href.length <= TAKEN_BY_ALL || ![400, 414, 431].includes(status)) return;
  throw new NotTestable(
    `the server answers ${status} to an address of ${href.length} characters`,
    `places: dictMacro: a page that has a form with a field "${FIELD}" for its macro (targets/README.md)`,
  );
}

/**
 * A form's token goes with a session: whoever does not send back the cookies that came with the form, as a browser that replays
 * others or that holds none, is refused for the form and not for using the session.
 */
function assertFormTaken({ page: before, entries, fills }: FilledForm, after: Page): void {
  const sent = (after.exchanges[0]?.cookie ?? '').split('; ').filter(Boolean);
  const given = before.exchanges.flatMap(({ setCookies }) => setCookies.filter(isGiven));
  const latest = new Map(given.map(({ name, value }) => [name, value]));
  const isOrdinary =
    sent.length > 0 && [...latest].every(([name, value]) => sent.includes(`${name}=${value}`));
  const hasToken = entries.length > fills.length;
  if (isOrdinary || !hasToken || !FORM_REFUSED.includes(after.status) || readDictLine(after)) return;
  throw new NotTestable(
    `a dict macro whose form is taken with the cookies that are sent is needed; it answers ${after.describe()}`,
    'places: dictMacro: a page whose form needs no token of the session, or that takes its list from the query',
  );
}

/** Whether a page has the dict macro: its form, or its line. */
export function hasDict(page: Page): boolean {
  return dictForm(page) !== undefined || readDictLine(page) !== undefined;
}

/** Whether an answer shows that the dict macro did what it was asked to. */
export function didOperations(page: Page): boolean {
  const line = readDictLine(page);
  return line !== undefined && (parsed(line, page).results ?? []).length > 0;
}

/** The form that has the dict macro work: the first with its field. */
function dictForm(page: Page): Form | undefined {
  return Form.find(page, ({ controls }) => controls.some(({ name }) => name === FIELD));
}

function readDict(page: Page): DictReading {
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
  const linesWithout = (except: string) => [...page.rawTextOf('body', except).matchAll(LINES)];
  const printed = linesWithout(SOURCE);
  const found = printed.length > 0 ? printed : linesWithout('');
  if (found.length > 1) throw new SetUpError(`${page.describe()} has more than one line of the dict macro`);
  return found[0]?.[1];
}
