import { newestSet, type Requirement, requirements } from '../../core/requirements';
import type { Verdict } from '../judge';
import type { RequirementResult } from '../result';
import { inWords, totalsOf } from '../totals';

/** The two documents, and the other levels beside them. */
const TITLES: Record<string, string> = {
  S1: 'HelpOnSessions of MoinMoin 1.9, with the remote sign-in prompt on top',
  S2: 'HelpOnSessions of MoinMoin 1.6',
  companion: 'Companion: what MoinMoin documents elsewhere',
  hardening: 'Hardening: what a good session does today',
};

/** A requirement, and what a run says of it; nothing when the run's wiki is of the other generation. */
export interface Entry {
  requirement: Requirement;
  result?: RequirementResult;
}

export interface Section {
  name: string;
  entries: Entry[];
}

/** A document or a level, with its sections in their order. */
export interface Part {
  id: string;
  title: string;
  sections: Section[];
  /** How many requirements it has, and how many of them are of the other generation. */
  all: number;
  others: number;
  /** What the run says of the rest, in words; empty where it says nothing. */
  states: string;
}

/** Every requirement of the set that was judged, or otherwise of the newest, by the document and the section that its `source` names. */
export function parts(
  verdict: Pick<Verdict, 'requirements'> & Partial<Pick<Verdict, 'requirementSet'>>,
): Part[] {
  const results = new Map(verdict.requirements.map((result) => [result.id, result]));
  const found = Object.keys(TITLES).map(
    (id): Part => ({ id, title: TITLES[id] ?? id, sections: [], all: 0, others: 0, states: '' }),
  );
  const { requirementSet = newestSet() } = verdict;
  for (const requirement of requirements().values()) {
    if (requirement.since > requirementSet) continue;
    const result = results.get(requirement.id);
    const { document, name } = placeOf(requirement);
    const part = found.find(({ id }) => id === document);
    if (!part) throw new Error(`${requirement.id} is of no document: its source is "${requirement.source}"`);
    part.all += 1;
    part.others += result ? 0 : 1;
    let section = part.sections.find((candidate) => candidate.name === name);
    if (!section) {
      section = { name, entries: [] };
      // The top of the page is where the document begins, wherever requirements.yaml has it.
      if (name === 'Top') part.sections.unshift(section);
      else part.sections.push(section);
    }
    section.entries.push({ requirement, ...(result ? { result } : {}) });
  }
  return found
    .filter(({ sections }) => sections.length > 0)
    .map((part) => ({ ...part, states: inWords(totalsOf(resultsOf(part)).requirements) }));
}

function resultsOf({ sections }: Part): RequirementResult[] {
  return sections.flatMap(({ entries }) => entries.flatMap(({ result }) => result ?? []));
}

function placeOf({ level, source }: Requirement): { document: string; name: string } {
  const [first = '', second = ''] = source.split(', ');
  const documented = level === 'documented';
  const section = documented ? second : first;
  // The names of settings stay as they are written.
  const name = section.includes('_') ? section : section.charAt(0).toUpperCase() + section.slice(1);
  return { document: documented ? first : level, name };
}
