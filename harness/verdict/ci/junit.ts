import { requirements } from '../../core/requirements';
import { APPEARANCE } from '../appearance';
import { explorationExitCode, explorationSentence } from '../exploration';
import { finalSentence } from '../final-sentence';
import type { Verdict } from '../judge';
import type { ScenarioResult } from '../result';
import { xml } from './templates';

/** How a continuous integration server is to read a scenario; `pass` when absent. */
interface Mark {
  element: 'failure' | 'error' | 'skipped';
  /** One line. */
  message: string;
  /** What follows it. */
  text: string;
}

/**
 * The verdict as JUnit XML: a suite for each requirement, a case for each scenario. What keeps the gate closed is a
 * failure, what could not be judged an error. All else that does not simply hold is skipped with its reason: it neither
 * turns the build red nor reads as green.
 */
export function junit(verdict: Verdict): string {
  const suites = verdict.requirements
    .filter(({ scenarios }) => scenarios.length > 0)
    .map(({ id, level, scenarios }) =>
      suite(
        id,
        scenarios.map((scenario) => ({
          name: scenario.name,
          className: `${level}.${id}`,
          seconds: scenario.seconds ?? 0,
          mark: markOf(scenario, verdict),
        })),
        { level, source: requirements().get(id)?.source ?? '' },
      ),
    );
  return xml('junit', {
    name: verdict.target,
    suites: [...suites, ...explored(verdict), ...casesOfTheRun(verdict)],
  });
}

interface Case {
  name: string;
  className: string;
  seconds: number;
  mark: Mark | undefined;
}

function suite(name: string, cases: Case[], properties: Record<string, string> = {}) {
  const marked = (element: Mark['element']) => cases.filter(({ mark }) => mark?.element === element).length;
  return {
    name,
    cases,
    properties: Object.entries(properties),
    counts: { failures: marked('failure'), errors: marked('error'), skipped: marked('skipped') },
  };
}

/** What is wrong with the run as a whole, and with the baseline. */
function casesOfTheRun(verdict: Verdict) {
  const { exitCode, baseline } = verdict;
  const notJudged =
    exitCode === 2 ? [runCase('the wiki can be judged', mark('error', finalSentence(verdict)))] : [];
  const problems = (baseline?.problems ?? []).map((problem) => {
    // FILE:LINE of an entry, or the file where one is missing.
    const entry = /^.*?:\d+(?=: )/.exec(problem)?.[0] ?? baseline?.file ?? '';
    return runCase(entry, mark('failure', problem));
  });
  const cases = [...notJudged, ...problems];
  return cases.length > 0 ? [suite('gate', cases)] : [];
}

/** What exploration found, in a suite of its own. */
function explored({ exploration }: Verdict) {
  if (!exploration) return [];
  const { findings, seconds } = exploration;
  const cases = findings.map(({ requirement, level, title, seen, expected, scenario }) => ({
    name: title,
    className: `explored.${level}.${requirement}`,
    seconds: 0,
    mark: mark('failure', [`seen: ${seen}; expected: ${expected}`, ...scenario].join('\n')),
  }));
  const sentence = explorationSentence(exploration);
  const outcome = explorationExitCode(exploration) === 2 ? mark('error', sentence) : undefined;
  const whole = { name: sentence, className: 'explored', seconds, mark: outcome };
  return [suite('exploration', findings.length > 0 ? cases : [whole])];
}

function runCase(name: string, mark: Mark): Case {
  return { name, className: 'gate', seconds: 0, mark };
}

function markOf(scenario: ScenarioResult, { levels }: Verdict): Mark | undefined {
  const { outcome, expected, reason = '' } = scenario;
  const level = requirements().get(scenario.requirement)?.level;
  if (outcome === 'pass') return undefined;
  if (outcome === 'harnessError') return mark('error', reason);
  // An unexpected pass keeps the gate closed through the entry that is to be changed.
  if (outcome !== 'fail')
    return mark('skipped', `${APPEARANCE[outcome].words}: ${expected?.reason ?? reason}`);
  if (level && levels.includes(level)) return mark('failure', reason);
  return mark('skipped', `broken, and level ${level} does not decide: ${reason}`);
}

function mark(element: Mark['element'], text: string): Mark {
  const [message = '', ...rest] = text.split('\n');
  return { element, message, text: rest.join('\n') };
}
