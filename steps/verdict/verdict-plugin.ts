import { rmSync } from 'node:fs';
import type { Plugin } from '@cucumber/cucumber/api';
import { checkAgent } from '../../harness/agents/choose';
import type { Level } from '../../harness/core/requirements';
import type { Target } from '../../harness/targets/target';
import { type Baseline, settle } from '../../harness/verdict/baseline';
import { FAILURES } from '../../harness/verdict/files';
import { judge, type ScenarioResult, type Verdict } from '../../harness/verdict/ledger';
import { decidingLevels } from '../../harness/verdict/levels';
import { writeReports } from '../../harness/verdict/reports';
import { terminalReport } from '../../harness/verdict/terminal';
import { interruptRun, stopRun, theAgentKind, theRun } from '../run';
import { Collector } from './collector';
import { isDryRun, tellForecast } from './dry-run';
import { NOT_JUDGED, whyNotJudged } from './not-judged';
import { theBaseline, today } from './the-baseline';
import { updateBaselineFile } from './update-baseline';

/** Options of the plug-in, set by the profiles of cucumber.js. */
interface Options {
  /** Which agent the profile has; the variable AGENT wins. */
  agent?: string;
  /** Write the target's baseline from the run. */
  updateBaseline?: boolean;
  /** Write what a continuous integration server and others read too. */
  ci?: boolean;
}

/** What the run ends with: 0 the gate is passed, 1 it is not, 2 not judged. */
function exitCodeOf({ judged, gate }: Verdict): number {
  if (!judged) return NOT_JUDGED;
  return gate.passed ? 0 : 1;
}

interface Preparation {
  agent: string;
  levels: Level[];
  target?: Target;
  baseline?: Baseline | undefined;
  /** Why there is nothing to judge. */
  abandoned?: string;
}

async function prepare(agent: string): Promise<Preparation> {
  let levels: Level[] = ['documented'];
  try {
    levels = decidingLevels(process.env.LEVEL);
    await checkAgent(theAgentKind({ agent }));
    const baseline = await theBaseline();
    const { target } = await theRun({ agent });
    await target.check();
    return { agent, levels, target, baseline };
  } catch (error) {
    return { agent, levels, abandoned: whyNotJudged(error) };
  }
}

/** Turns the run into the verdict: on the terminal, in reports/, and in the exit code. */
const plugin: Plugin<Options> = {
  type: 'plugin',
  optionsKey: 'verdict',
  async coordinator({ on, transform, operation, options }) {
    if (operation !== 'runCucumber') return;
    const collector = new Collector();
    const agent = process.env.AGENT ?? options.agent ?? 'http';
    let preparation: Preparation = { agent, levels: [] };
    // Only a gate pays for loading what it writes, and has it at hand when the run is interrupted.
    const ci = options.ci ? await import('../../harness/verdict/ci/write') : undefined;
    const conclude = (interruption?: string) => {
      const told = interruption ? { ...preparation, abandoned: interruption } : preparation;
      const verdict = drawUp(told, collector);
      const rerun = rerunBy(agent);
      writeReports(verdict, rerun);
      ci?.writeForCi(verdict);
      process.stdout.write(terminalReport(verdict, rerun));
      return verdict;
    };
    const stopListening = onInterruption(async (signal) => {
      conclude(`${signal} interrupted the run.`);
      await interruptRun();
    });

    rmSync(FAILURES, { recursive: true, force: true });
    preparation = await prepare(agent);
    if (preparation.abandoned) transform('pickles:filter', () => []);
    on('message', (envelope) => {
      collector.hear(envelope);
    });
    const end = async (): Promise<number> => {
      const { target, baseline } = preparation;
      if (target && isDryRun()) return tellForecast(target, theAgentKind({ agent }), collector);
      const verdict = conclude();
      return options.updateBaseline ? updateBaselineFile(verdict, baseline, collector) : exitCodeOf(verdict);
    };
    return async () => {
      const exitCode = await end();
      await stopRun();
      stopListening();
      // The runner knows passed and failed only, and sets its own code after this.
      process.once('exit', () => {
        process.exitCode = exitCode;
      });
    };
  },
};

/** Ctrl-C and its like: the run ends as not judged. A second one ends it at once. Answers how to stop listening. */
function onInterruption(end: (signal: string) => Promise<void>): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const hear = (signal: string) => {
    stopListening();
    end(signal).finally(() => process.exit(NOT_JUDGED));
  };
  const stopListening = () => {
    for (const signal of signals) process.off(signal, hear);
  };
  for (const signal of signals) process.on(signal, hear);
  return stopListening;
}

function drawUp(preparation: Preparation, collector: Collector): Verdict {
  const { agent, levels, target, baseline, abandoned } = preparation;
  const broken = abandoned ?? collector.unfinished().join('\n');
  const { results, scenarios } = collector;
  const settled = baseline && settle(baseline, { results, scenarios, levels, today: today() });
  return judge({
    target: target?.name ?? process.env.WIKI ?? 'reference',
    agent,
    generations: target?.generations ?? [],
    levels,
    results: settled?.results ?? results,
    ...(baseline && settled ? { baseline: { file: baseline.file, problems: settled.problems } } : {}),
    ...(broken ? { abandoned: broken } : {}),
  });
}

/** The line that runs a scenario again, by that agent. */
function rerunBy(agent: string): (scenario: ScenarioResult) => string {
  const { WIKI, LEVEL } = process.env;
  const settings = { WIKI, AGENT: agent === 'http' ? undefined : agent, LEVEL };
  const variables = Object.entries(settings).flatMap(([name, value]) => (value ? [`${name}=${value}`] : []));
  return ({ location }) => [...variables, 'npx cucumber-js', location].join(' ');
}

export default plugin;
