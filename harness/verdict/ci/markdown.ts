import { requirements } from '../../core/requirements';
import { APPEARANCE, type Tone } from '../appearance';
import { TONES } from '../conclusion';
import { dependentGroups } from '../dependencies';
import { explorationSentence } from '../exploration';
import { finalSentence } from '../final-sentence';
import type { Verdict } from '../judge';
import { type Outcome, STATES } from '../outcome';
import type { ScenarioResult } from '../result';
import { firstFew, skipGroups } from '../skip-groups';
import { totalsLines } from '../totals';
import { markdown } from './templates';

const SYMBOLS: Record<Tone, string> = { good: '✅', bad: '❌', warning: '🟡', error: '⚠️', dim: '⚪' };

/** The verdict as Markdown, for a pull request or the page of a CI run. */
export function markdownSummary(verdict: Verdict): string {
  const all = verdict.requirements.flatMap(({ scenarios }) => scenarios);
  const ended = (...outcomes: Outcome[]) => all.filter(({ outcome }) => outcomes.includes(outcome));
  const described = (scenario: ScenarioResult) => ({
    ...scenario,
    requirement: requirements().get(scenario.requirement),
  });
  const results = verdict.requirements
    .filter(({ scenarios }) => scenarios.length > 0)
    .sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
  return markdown('markdown', {
    verdict,
    sentence: finalSentence(verdict),
    totals: totalsLines(verdict),
    symbol: SYMBOLS[TONES[verdict.conclusion]],
    broken: ended('fail', 'harnessError').map(described),
    dependentGroups: dependentGroups(all),
    accepted: ended('expectedFailure').map(described),
    explored: verdict.exploration && explorationSentence(verdict.exploration),
    groups: skipGroups(all),
    firstFew,
    results: results.map((result) => {
      const { words, tone } = APPEARANCE[result.state];
      return { ...result, words, symbol: SYMBOLS[tone] };
    }),
  });
}
