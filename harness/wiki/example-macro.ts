import type { Agent } from '../agents/agent';
import type { Page } from '../agents/page';
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

/** Opens the page with the example macro and reads what it says. */
export async function openExampleMacro(agent: Agent, wiki: Wiki): Promise<MacroVisit> {
  const page = await agent.open(address(wiki, wiki.places.exampleMacro));
  return { page, reading: read(page) };
}

function read(page: Page): MacroReading {
  const { text } = page;
  // S1: "Not storing any state until you send a cookie."
  if (text.includes('Not storing any state until you send a cookie')) return { says: 'nothing stored' };
  // S1: "Set to value %d", "Loaded value %d"; S2: "set to value %d", then the number alone.
  const set = /\bset to value (-?\d+(?:\.\d+)?)/i.exec(text);
  if (set) return { says: 'set', value: Number(set[1]) };
  const loaded = /\bLoaded value (-?\d+(?:\.\d+)?)/.exec(text);
  if (loaded) return { says: 'loaded', value: Number(loaded[1]) };
  const alone = page
    .$('p')
    .toArray()
    .map((paragraph) => page.$(paragraph).text().trim());
  const number = alone.find((paragraph) => /^-?\d+$/.test(paragraph));
  if (number) return { says: 'loaded', value: Number(number) };
  return { says: 'something else', text: text.slice(0, 200) };
}

/** The reading in words. */
export function describeReading(reading: MacroReading): string {
  if (reading.says === 'nothing stored') return 'nothing stored until a cookie is sent';
  if (reading.says === 'something else') return `none of the macro's texts: "${reading.text}"`;
  return `${reading.says === 'set' ? 'set to' : 'loaded'} ${reading.value}`;
}
