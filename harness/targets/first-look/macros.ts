import type { Agent } from '../../agents/agent';
import type { Page } from '../../agents/page';
import { hasDict } from '../../wiki/dict-macro';
import { readExampleMacro } from '../../wiki/example-macro';
import { pageCalled } from './places';

/** Where a macro is, and the page with it. */
interface MacroPage {
  place: string;
  page: Page;
}

/** The page with a macro of the suite, by one of these names, where it is where one would look. */
async function findMacro(
  names: readonly string[],
  has: (page: Page) => boolean,
  agent: Agent,
  front: string,
  base: URL,
): Promise<MacroPage | undefined> {
  for (const name of names) {
    const place = pageCalled(name, front);
    const page = await agent.open(new URL(`./${place}`, base));
    if (has(page)) return { place, page };
  }
  return undefined;
}

/** The page with the documents' example macro. */
export const findExampleMacro = (agent: Agent, front: string, base: URL) =>
  findMacro(
    ['SessionMacro', 'sessionmacro'],
    (page) => readExampleMacro(page).says !== 'something else',
    agent,
    front,
    base,
  );

/** The page with the dict macro. */
export const findDictMacro = (agent: Agent, front: string, base: URL) =>
  findMacro(['SessionDict', 'sessiondict'], hasDict, agent, front, base);
