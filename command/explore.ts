import { agentKind, checkAgent } from '../harness/agents/choose';
import { SetUpError } from '../harness/core/errors';
import { maskSecrets } from '../harness/core/secrets';
import { Run } from '../harness/run';
import { chooseTarget } from '../harness/targets/choose';
import { explorationExitCode } from '../harness/verdict/exploration';
import { explorationLines } from '../harness/verdict/exploration-lines';
import { decidingLevels } from '../harness/verdict/levels';
import { anySeed } from '../steps/verdict/explore-budget';
import { exploreWiki } from '../steps/verdict/explore-run';
import { isWatched, LiveLine } from '../steps/verdict/live-line';

/** What explore is asked, by commander's names. */
export interface ExploreOptions {
  seconds?: string;
  stories?: string;
  seed?: string;
  path?: string;
  level?: string;
  agent?: string;
  reports?: string;
}

const SECONDS = 60;

/** Explores a wiki and tells what was found. Returns the exit code: 0 nothing, 1 something, 2 it could not be explored. */
export async function explore(wiki: string | undefined, options: ExploreOptions): Promise<number> {
  if (options.reports) process.env.REPORTS = options.reports;
  const seconds = whole('--seconds', options.seconds);
  const stories = whole('--stories', options.stories);
  const path = whole('--path', options.path);
  const seed = whole('--seed', options.seed) ?? anySeed();
  const levels = decidingLevels(options.level ?? process.env.LEVEL);
  const agent = agentKind(options.agent ?? process.env.AGENT);
  await checkAgent(agent);
  const named = wiki ?? process.env.WIKI;
  const run = new Run(await chooseTarget({ ...process.env, ...(named ? { WIKI: named } : {}) }), agent);
  try {
    await run.check();
    const limits =
      seconds === undefined && stories === undefined
        ? { seconds: SECONDS }
        : { ...(seconds === undefined ? {} : { seconds }), ...(stories === undefined ? {} : { stories }) };
    const budget = { ...limits, seed, levels, ...(path === undefined ? {} : { path: String(path) }) };
    const progress = showProgress(maskSecrets(run.target.name));
    const command = ['npx wiki-session-conformance explore', named].filter(Boolean).join(' ');
    const result = await exploreWiki(run, budget, { wiki: named, command, onStory: progress.story });
    progress.end();
    const environment = named ? `WIKI=${named} ` : '';
    const rerun = ({ location }: { location: string }) =>
      `${environment}npx wiki-session-conformance judge -- ${location}`;
    process.stdout.write(`${explorationLines(result, rerun).join('\n')}\n`);
    return explorationExitCode(result);
  } finally {
    await run.stop();
  }
}

function whole(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text))
    throw new SetUpError(`${option} is "${text}"; expected a whole number, such as ${option} 60.`);
  return Number(text);
}

/** How often the line is drawn anew, in milliseconds. */
const PERIOD = 200;

/** How far it has come, on a terminal that a person watches; nothing elsewhere. */
function showProgress(wiki: string) {
  const { stderr } = process;
  const line = isWatched(stderr) ? new LiveLine(stderr) : undefined;
  const began = Date.now();
  let shown = 0;
  return {
    story(stories: number, findings: number): void {
      if (!line || Date.now() - shown < PERIOD) return;
      shown = Date.now();
      const seconds = Math.round((shown - began) / 1000);
      line.show(`Exploring ${wiki}: ${stories} stories, ${seconds} s, ${findings} found`);
    },
    end: () => line?.clear(),
  };
}
