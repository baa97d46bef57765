import type { Agent } from '../agents/agent';
import type { Page } from '../agents/page';
import { SetUpError } from '../core/errors';
import { address, type Wiki } from './wiki';

/** What the documents' example macro said. */
export type MacroReading =
  | { says: 'nothing stored' }
  | { says: 'set' | 'loaded'; value: number }
  | { says: 'something else'; text: string };

export interface MacroVisit {
  page: Page;
  reading: MacroReading;
}

/**
 * Opens the page with the example macro and reads what it says.
 * @throws SetUpError when the page has more than one of the macro's texts, and none of them stands alone
 */
export async function openExampleMacro(agent: Agent, wiki: Wiki): Promise<MacroVisit> {
  const page = await agent.open(address(wiki, wiki.places.exampleMacro));
  return { page, reading: readExampleMacro(page) };
}

// S1: "Not storing any state until you send a cookie.", "Set to value %d", "Loaded value %d"; S2: "set to value %d".
const TEXTS =
  /Not storing any state until you send a cookie|(?<![\p{L}\p{N}])(?<says>set to|loaded) value (?<value>-?\d+(?:\.\d+)?)/giu;
/** Where a page that documents the macro shows its source, or what it can say. */
const SOURCE = 'pre, code, samp, kbd';

/** @throws SetUpError when a page has more than one of the macro's texts, and not one alone */
export function readExampleMacro(page: Page): MacroReading {
  const printed = matchesIn(page.textOf('body', SOURCE));
  const said = printed.length > 0 ? printed : matchesIn(textOfSource(page));
  const found = said.length > 1 ? standingAlone(page) : said;
  if (found.length === 0 && said.length === 0) return readNumber(page);
  const [text] = found;
  if (!text || found.length > 1) {
    const seen = said.map(([each]) => JSON.stringify(each)).join(', ');
    throw new SetUpError(
      `${page.describe()} has more than one of the example macro's texts: ${seen}. Name in the target file, under places: ` +
        'exampleMacro, a page that has the macro alone.',
    );
  }
  const { says, value } = text.groups ?? {};
  if (!says) return { says: 'nothing stored' };
  return { says: /set/i.test(says) ? 'set' : 'loaded', value: Number(value) };
}

function matchesIn(text: string): RegExpMatchArray[] {
  return [...text.matchAll(TEXTS)];
}

/** What stands in elements for source and is none: no format and no code is in it. */
function textOfSource(page: Page): string {
  const blocks = page.$(SOURCE).toArray();
  const outer = blocks.filter((block) => page.$(block).parents(SOURCE).length === 0);
  const texts = outer.map((block) => page.textOf(page.$(block)));
  return texts.filter((text) => !/%d|is_new|def /.test(text)).join('\n');
}

/** The texts that an element has for itself, outside of source. */
function standingAlone(page: Page): RegExpMatchArray[] {
  const { $ } = page;
  const elements = $('body *')
    .toArray()
    .filter((element) => $(element).closest(SOURCE).length === 0);
  const whole = elements.flatMap((element) => {
    const text = page.textOf($(element));
    const [match] = matchesIn(text);
    return match && match[0].length >= text.replace(/[.!]$/, '').length ? [{ element, match }] : [];
  });
  const innermost = whole.filter(
    ({ element }) => !whole.some((other) => $(other.element).parent().is(element)),
  );
  return innermost.map(({ match }) => match);
}

/** S2's macro shows the number alone once it is set. */
function readNumber(page: Page): MacroReading {
  const paragraphs = page
    .$('p')
    .toArray()
    .map((paragraph) => page.textOf(page.$(paragraph)));
  const number = paragraphs.find((paragraph) => /^-?\d+$/.test(paragraph));
  if (number) return { says: 'loaded', value: Number(number) };
  return { says: 'something else', text: page.text.slice(0, 200) };
}

/** The reading in words. */
export function describeReading(reading: MacroReading): string {
  if (reading.says === 'nothing stored') return 'nothing stored until a cookie is sent';
  if (reading.says === 'something else') return `none of the macro's texts: "${reading.text}"`;
  return `${reading.says === 'set' ? 'set to' : 'loaded'} ${reading.value}`;
}
