import { type Pickle, PickleStepType } from '@cucumber/messages';
import { describeSettings, type Settings } from '../../harness/core/settings';
import { CONDITIONS } from '../../harness/targets/conditions';

/** The steps that say what wiki a scenario is on, and nothing of its visitors. */
const OF_THE_WIKI = /^(a (wiki|farm)|its|the cookie_name of its wikis|anonymous sessions are enabled)\b/;

const examples = new Map<string, Settings>(
  Object.entries(CONDITIONS).map(([name, { example }]) => [name, example]),
);

/** A step in other words that come to the same wiki: by a condition's example, and without what is not configured. */
function plainly(text: string): string {
  if (/ (is|are) unset$/.test(text)) return '';
  const [, whose = '', what = text] = /^(a wiki with|its) (.*)$/.exec(text) ?? [];
  if (/^\w+ unset$/.test(what)) return 'a wiki';
  const example = examples.get(what === 'sessions' ? 'logged-in sessions' : what);
  return example ? `${whose} ${describeSettings(example)}` : text;
}

/** What a scenario asks of its wiki: those that ask alike are on the same launch. */
function wikiOf({ steps }: Pickle): string {
  const given = steps.filter(({ type, text }) => type === PickleStepType.CONTEXT && OF_THE_WIKI.test(text));
  return given
    .map(({ text }) => plainly(text))
    .filter(Boolean)
    .join('\n');
}

let byWiki = false;

/**
 * Has scenarios on the same wiki run one after the other, and by one worker: each wiki is then launched once. Those that
 * most are on come first, so that no worker has a long one left in the end.
 */
export function orderByWiki<T extends { pickle: Pickle }>(scenarios: readonly T[]): T[] {
  byWiki = true;
  const groups = new Map<string, T[]>();
  for (const scenario of scenarios) {
    const wiki = wikiOf(scenario.pickle);
    groups.set(wiki, [...(groups.get(wiki) ?? []), scenario]);
  }
  return [...groups.values()].sort((one, other) => other.length - one.length).flat();
}

/** Whether a scenario may run beside these: not where it is on the wiki of one of them. */
export function mayRunBeside(scenario: Pickle, running: readonly Pickle[]): boolean {
  return !byWiki || !running.some((other) => wikiOf(other) === wikiOf(scenario));
}
