import { requirements } from '../../core/requirements';
import { firstFew, gapsOf } from '../gaps';
import type { ScenarioResult, Verdict } from '../ledger';
import { IN_WORDS, OUTCOMES, type Outcome } from '../outcome';
import { asOutcome, numbers, sentence } from '../sentence';
import { markdown } from './templates';

const SIGNS: Record<Outcome, string> = {
  fail: '❌',
  harnessError: '⚠️',
  unexpectedPass: '❗',
  expectedFailure: '🟡',
  notTestable: '⚪',
  pass: '✅',
  notApplicable: '➖',
};

/** The verdict as Markdown, for a pull request or the page of a CI run. */
export function summary(verdict: Verdict): string {
  const all = verdict.requirements.flatMap(({ scenarios }) => scenarios);
  const ended = (...outcomes: Outcome[]) => all.filter(({ outcome }) => outcomes.includes(outcome));
  const described = (scenario: ScenarioResult) => ({
    ...scenario,
    requirement: requirements().get(scenario.requirement),
  });
  const results = verdict.requirements
    .filter(({ scenarios }) => scenarios.length > 0)
    .sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome));
  return markdown('summary', {
    verdict,
    sentence: sentence(verdict),
    numbers: numbers(verdict),
    sign: SIGNS[asOutcome(verdict)],
    broken: ended('fail', 'harnessError').map(described),
    accepted: ended('expectedFailure').map(described),
    gaps: gapsOf(all),
    firstFew,
    results: results.map((result) => ({
      ...result,
      sign: SIGNS[result.outcome],
      words: IN_WORDS[result.outcome],
    })),
  });
}
