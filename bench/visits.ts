import type { ScenarioEvidence } from '../harness/core/evidence';
import { LEDGER_MEDIA_TYPE } from '../steps/verdict/media-type';

/** One thing a visitor does: to open an address, to send a form with so many fields filled in, or to close the browser. */
export type Visit = { open: string } | { fill: number } | 'close';

/** What the visitors of one scenario did, in order, a list for each visitor. */
export type Visitors = Visit[][];

/** Reads out of the runner's messages what each scenario's visitors did. */
export function visitsIn(messages: string): Visitors[] {
  return messages.split('\n').flatMap((line) => {
    const { attachment } = line === '' ? { attachment: undefined } : JSON.parse(line);
    if (attachment?.mediaType !== LEDGER_MEDIA_TYPE) return [];
    const { evidence } = JSON.parse(attachment.body) as { evidence?: ScenarioEvidence };
    return evidence ? [visitorsOf(evidence)] : [];
  });
}

/** Whose requests the suite makes by itself, whatever the agent. */
const BESIDE_THE_BROWSER = 'the suite';

function visitorsOf({ exchanges, notes }: ScenarioEvidence): Visitors {
  const visitors = new Map<string, Visit[]>();
  const redirected = new Set<string>();
  exchanges.forEach(({ visitor, url, form, location }, index) => {
    if (visitor === BESIDE_THE_BROWSER) return;
    const visits = visitors.get(visitor) ?? [];
    visitors.set(visitor, visits);
    for (const note of notes) {
      const closed =
        note.kind === 'event' && note.text === `${visitor} closed the browser and opened it again`;
      if (closed && note.after === index) visits.push('close');
    }
    // A browser follows a redirect by itself.
    if (!redirected.has(visitor)) visits.push(form ? { fill: typed(form) } : { open: pathOf(url) });
    if (location) redirected.add(visitor);
    else redirected.delete(visitor);
  });
  return [...visitors.values()];
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

function typed(form: readonly [name: string, value: string][]): number {
  return form.filter(([name]) => /^(name|password)$/.test(name)).length;
}
