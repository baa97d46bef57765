import type { Plugin } from '@cucumber/cucumber/api';
import { checkAgent } from '../../harness/agents/choose';
import { type Level, newestSet, requirementOf } from '../../harness/core/requirements';
import { maskSecrets } from '../../harness/core/secrets';
import { applyEntry } from '../../harness/verdict/baseline';
import type { Rerun } from '../../harness/verdict/explain';
import type { ExplorationResult } from '../../harness/verdict/exploration';
import { assertWritable, removeOldFailures, reportPath } from '../../harness/verdict/files';
import { decidingLevels } from '../../harness/verdict/levels';
import { writeReports } from '../../harness/verdict/reports';
import { requirementSet } from '../../harness/verdict/requirement-set';
import { terminalReport } from '../../harness/verdict/terminal';
import { interruptRun, isInterrupted, stopRun, theAgentKind, theRun } from '../run';
import { buildVerdict, type Preparation } from './build-verdict';
import { orderByWiki } from './by-wiki';
import { Collector } from './collector';
import { endedScenarios, reportBegins } from './ended-scenarios';
import { anySeed, explorationSeconds } from './explore-budget';
import { onInterruption } from './interruption';
import { showWhile } from './live-line';
import { NOT_JUDGED, whyNotJudged } from './not-judged';
import { printForecast } from './print-forecast';
import { theBaseline, today } from './the-baseline';
import { updateBaselineFile } from './update-baseline';

/** Options of the plug-in, set by the profiles of cucumber.js. */
interface Options {
  /** How a scenario is run again: its location is added. */
  command: string;
  /** Which agent the profile has; the variable AGENT wins. */
  agent?: string;
  /** Write the target's baseline from the run. */
  updateBaseline?: boolean;
  /** Write what a continuous integration server reads too. */
  ci?: boolean;
}

/** Before a formatter of the runner opens its own report there, and before anything is tried. */
function refuseUnwritable(): void {
  try {
    assertWritable(reportPath('.'), 'Name another folder for the reports with --reports or REPORTS.');
  } catch (error) {
    console.error(whyNotJudged(error));
    process.exit(NOT_JUDGED);
  }
}

/** A scenario that is of no requirement is run too, and the verdict says so. */
function isIn(set: number, { tags }: { tags: readonly { name: string }[] }): boolean {
  return (requirementOf(tags.map(({ name }) => name))?.since ?? 1) <= set;
}

const shownWiki = () => maskSecrets(process.env.WIKI ?? 'reference');

async function prepare(agent: string, updateBaseline = false): Promise<Preparation> {
  let chosen = newestSet();
  let levels: Level[] = ['documented'];
  try {
    chosen = requirementSet(process.env.REQUIREMENTS);
    levels = decidingLevels(process.env.LEVEL);
    explorationSeconds(process.env.EXPLORE);
    await checkAgent(theAgentKind({ agent }));
    const baseline = await theBaseline(updateBaseline);
    const run = await theRun({ agent });
    await run.check();
    return { agent, requirementSet: chosen, levels, target: run.target, baseline };
  } catch (error) {
    return { agent, requirementSet: chosen, levels, abandoned: whyNotJudged(error) };
  }
}

/** Turns the run into the verdict: on the terminal, in reports/, and in the exit code. */
const plugin: Plugin<Options> = {
  type: 'plugin',
  optionsKey: 'verdict',
  async coordinator({ on, transform, operation, options }) {
    if (operation !== 'runCucumber') return;
    refuseUnwritable();
    const collector = new Collector();
    const agent = process.env.AGENT ?? options.agent ?? 'http';
    let preparation: Preparation = { agent, requirementSet: newestSet(), levels: [] };
    // Only a gate pays for loading what it writes, and has it at hand when the run is interrupted.
    const ci = options.ci ? await import('../../harness/verdict/ci/write') : undefined;
    const conclude = (interruption?: string) => {
      const abandoned = interruption ? { abandoned: interruption } : {};
      const verdict = buildVerdict({ ...preparation, ...abandoned }, collector);
      const rerun = rerunBy(options.command, agent);
      removeOldFailures(collector.results.flatMap(({ evidence }) => evidence?.files ?? []));
      process.stdout.write(terminalReport(verdict, rerun));
      writeReports(verdict, rerun);
      ci?.writeForCi(verdict);
      return verdict;
    };
    const stopListening = onInterruption(async (signal) => {
      reportBegins.publish(undefined);
      conclude(`${signal} interrupted the run.`);
      await interruptRun();
    });

    preparation = await showWhile(
      prepare(agent, options.updateBaseline),
      `Looking at ${shownWiki()}: does it answer, is it a wiki?`,
    );
    transform('pickles:filter', (pickles) =>
      preparation.abandoned ? [] : pickles.filter(({ pickle }) => isIn(preparation.requirementSet, pickle)),
    );
    if (preparation.target?.otherSettings === 'launched') transform('pickles:order', orderByWiki);
    on('message', (envelope) => {
      const result = collector.onMessage(envelope);
      if (!result || collector.dryRun || isInterrupted()) return;
      endedScenarios.publish(applyEntry(result, preparation.baseline?.entries ?? [], today()));
    });
    const end = async (): Promise<number> => {
      reportBegins.publish(undefined);
      const { target, baseline } = preparation;
      if (target && collector.dryRun) return printForecast(target, theAgentKind({ agent }), collector);
      const exploration = await explored(preparation, agent, options.command);
      if (exploration) preparation = { ...preparation, exploration };
      const verdict = conclude();
      return options.updateBaseline ? updateBaselineFile(verdict, baseline, collector) : verdict.exitCode;
    };
    return async () => {
      const exitCode = await end()
        .catch((error: unknown) => {
          process.stdout.write(`${whyNotJudged(error)}\n`);
          return NOT_JUDGED;
        })
        .finally(stopRun)
        .finally(stopListening);
      // The runner knows passed and failed only, and sets its own code after this.
      process.once('exit', () => {
        process.exitCode = exitCode;
      });
    };
  },
};

/** What exploration finds after the scenarios, where `EXPLORE` asks for it. */
async function explored(
  { target, levels, abandoned }: Preparation,
  agent: string,
  command: string,
): Promise<ExplorationResult | undefined> {
  const seconds = explorationSeconds(process.env.EXPLORE);
  if (seconds === undefined || !target || abandoned !== undefined) return undefined;
  const { exploreWiki } = await import('./explore-run');
  const budget = { seconds, seed: anySeed(), levels };
  const exploration = exploreWiki(await theRun({ agent }), budget, { wiki: process.env.WIKI, command });
  return showWhile(exploration, `Exploring ${shownWiki()} for ${seconds} s`);
}

/** The line that runs a scenario again, by that agent. */
function rerunBy(command: string, agent: string): Rerun {
  const { WIKI, LEVEL, REQUIREMENTS } = process.env;
  const wiki = WIKI && shownWiki();
  const settings = { WIKI: wiki, AGENT: agent === 'http' ? undefined : agent, LEVEL, REQUIREMENTS };
  const variables = Object.entries(settings).flatMap(([name, value]) => (value ? [`${name}=${value}`] : []));
  return ({ location }) => [...variables, command, location].join(' ');
}

export default plugin;
