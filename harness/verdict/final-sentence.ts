import type { Level } from '../core/requirements';
import type { Conclusion } from './conclusion';
import type { ComparedBaseline } from './judge';
import type { Outcome, State } from './outcome';
import type { RequirementResult, ScenarioResult } from './result';
import { firstFew, skipGroups } from './skip-groups';
import { inWords, sum, totalsOf } from './totals';

/** A verdict, or as much of one as reports/verdict.json keeps. */
export interface Concluded {
  target: string;
  agent: string;
  levels: readonly Level[];
  conclusion: Conclusion;
  reason?: string;
  baseline?: ComparedBaseline;
  requirements: readonly Result[];
}

type Result = Pick<RequirementResult, 'id' | 'level' | 'state'> & {
  scenarios: readonly Pick<ScenarioResult, 'requirement' | 'outcome' | 'reason' | 'remedy'>[];
};

const AGENTS: Record<string, string> = {
  http: 'over HTTP',
  browser: 'in Chromium',
  firefox: 'in Firefox',
  webkit: 'in WebKit',
};

/** How the wiki was visited: `over HTTP`, `in Chromium`. */
export function agentInWords(agent: string): string {
  return AGENTS[agent] ?? `by ${agent}`;
}

/** How many remedies are named where nothing was judged. */
const REMEDIES = 3;

/** How many requirements are named that were not tried, or in part. */
const NAMED = 5;

/** What the run concludes, in one sentence; why nothing was judged follows in lines of its own. */
export function finalSentence(verdict: Concluded): string {
  const { levels, conclusion, reason, baseline } = verdict;
  const who = `${verdict.target}, ${agentInWords(verdict.agent)}`;
  const deciding = verdict.requirements.filter(({ level }) => levels.includes(level));
  const rules = `${levels.join(' and ')} requirement`;
  const broken = idsWith(deciding, 'fail').join(', ');
  const counts = `of ${deciding.length} ${rules}s ${inWords(totalsOf(deciding).requirements)}`;
  const toBeChanged = baseline?.problems.length ? `${baseline.file} is to be changed` : '';
  switch (conclusion) {
    case 'conformant':
      return `Conformant: ${who}, keeps every ${rules}.`;
    case 'conformantAsTried':
      return asTried(who, deciding, rules);
    case 'asExpected': {
      const accepted = idsWith(deciding, 'expectedFailure').join(', ');
      return `As expected: ${who}, does not keep ${accepted}, and ${baseline?.file} accepts that (${counts}).`;
    }
    case 'notConformant':
      return `Not conformant: ${who}, does not keep ${broken} (${counts}).${toBeChanged && ` ${toBeChanged}.`}`;
    case 'notAsExpected':
      return `Not as expected: ${who}: ${toBeChanged} (${counts}).`;
    case 'notFullyJudged': {
      const without = broken && `; it does not keep ${broken}`;
      return `Not judged in full: ${who} (${counts})${without}.${reason ? indented(reason) : ''}`;
    }
    case 'nothingJudged':
      return `Nothing judged: ${who}. ${whatToAdd(deciding, rules)}`;
    case 'notJudged':
      return `Not judged: ${who}.${indented(reason ?? 'The suite or the set-up broke on whatever was tried.')}`;
  }
}

/** Of fewer scenarios than this part of all, what held says little of the wiki. */
const ENOUGH = 0.25;

/** Two scenarios that held are no conformance. */
function asTried(who: string, deciding: readonly Result[], rules: string): string {
  const { scenarios, requirements } = totalsOf(deciding);
  const all = sum(scenarios) - scenarios.notApplicable;
  const judged = scenarios.pass < all * ENOUGH ? 'Hardly judged' : 'Conformant as far as tried';
  const notTried = idsIn(deciding, 'notTried');
  const inPart = idsIn(deciding, 'heldAsTried');
  const parts = [
    `${judged}: ${who}, held in the ${scenarios.pass} of ${all} scenarios of ${rules}s that could be tried`,
    ...(notTried.length > 0 ? [`not tried: ${firstFew(notTried, NAMED, ', ')}`] : []),
    ...(inPart.length > 0 ? [`tried in part: ${firstFew(inPart, NAMED, ', ')}`] : []),
    ...(requirements.notJudged > 0 ? [`not judged: ${idsIn(deciding, 'notJudged').join(', ')}`] : []),
    ...(requirements.leftOut > 0
      ? [`left out of this run: ${requirements.leftOut} of ${deciding.length} requirements`]
      : []),
  ];
  return `${parts.join('; ')}.`;
}

function whatToAdd(deciding: readonly Result[], rules: string): string {
  const groups = skipGroups(deciding.flatMap(({ scenarios }) => scenarios));
  if (groups.length === 0)
    return `No scenario of ${rules}s, which decide, was run; LEVEL says which levels do.`;
  const remedies = groups
    .slice(0, REMEDIES)
    .map(({ scenarios, remedy }) => indented(`${remedy} (scenarios: ${scenarios})`));
  return `None of ${deciding.length} ${rules}s could be tried. To have most of them tried, add:${remedies.join('')}`;
}

function idsWith(results: readonly Result[], outcome: Outcome): string[] {
  return results.filter(({ scenarios }) => scenarios.some((s) => s.outcome === outcome)).map(({ id }) => id);
}

function idsIn(results: readonly Result[], state: State): string[] {
  return results.filter((result) => result.state === state).map(({ id }) => id);
}

function indented(text: string): string {
  return `\n${text.replace(/^/gm, '  ')}`;
}
