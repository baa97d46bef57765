import { spawn } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { reportPath } from '../harness/verdict/files';
import type { WrittenVerdict } from '../harness/verdict/written-verdict';
import { runnerArguments } from '../steps/verdict/runner';
import { FEATURES } from './suite';

/** What a run is asked, each by the name of the command's option. What is left out is as its variable says. */
export interface RunOptions {
  /** `http`, `browser` (Chromium), `firefox` or `webkit`. */
  agent?: string | undefined;
  /** The levels that decide, separated by commas. */
  level?: string | undefined;
  /** The set of requirements, such as 1; the newest where it is left out. */
  requirements?: string | undefined;
  /** The folder for the reports. */
  reports?: string | undefined;
  /** A file of known deviations. */
  baseline?: string | undefined;
  /** Writes the baseline from the run. */
  updateBaseline?: boolean | undefined;
  /** Writes what a continuous integration server reads too. */
  ci?: boolean | undefined;
  /** Shows the browser's window. */
  headed?: boolean | undefined;
  /** A tag expression of cucumber-js. */
  tags?: string | undefined;
  /** Says what would be tried, and asks the wiki nothing more. */
  dryRun?: boolean | undefined;
  /** For how long it is explored too, such as 60s or 5m. */
  explore?: string | undefined;
  /** Options of cucumber-js, and features. */
  more?: readonly string[] | undefined;
}

/**
 * Judges the wiki that `wiki` names, or else `WIKI`, in a process of its own. Returns the exit code: 0 the wiki is as
 * expected, 1 it is not, 2 it was not judged, or not in full. Throws SetUpError for tags that no scenario has.
 */
export async function runSuite(wiki: string | undefined, options: RunOptions): Promise<number> {
  // What a run needs is loaded by the process that runs it; this one waits.
  if (options.tags)
    (await import('./check-tags')).checkTags(options.tags, options.more?.some(isPath) ?? false);
  const args = [...runnerArguments(), ...argumentsFor(options)];
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: variablesFor(wiki, options) });
  // Ctrl-C reaches both processes; the run tells what it has found by then.
  const ignore = () => {};
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', ignore).on('SIGTERM', pass);
  return new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 2));
  }).finally(() => process.off('SIGINT', ignore).off('SIGTERM', pass));
}

/** Judges a wiki, and reads what was written to verdict.json. Throws SetUpError where nothing was. */
export async function judged(wiki: string | undefined, options: RunOptions): Promise<WrittenVerdict> {
  const file = reportPath('verdict.json', options.reports);
  // What an earlier run left must not pass for this one's.
  rmSync(file, { force: true });
  await runSuite(wiki, options);
  const { readVerdict } = await import('../harness/verdict/written-verdict');
  return readVerdict(file);
}

function variablesFor(wiki: string | undefined, options: RunOptions): NodeJS.ProcessEnv {
  const { agent, level, requirements, reports, baseline, headed, explore } = options;
  const given = {
    WIKI: wiki,
    AGENT: agent,
    LEVEL: level,
    REQUIREMENTS: requirements,
    REPORTS: reports,
    BASELINE: baseline,
    EXPLORE: explore,
    HEADED: headed ? '1' : undefined,
  };
  return { ...process.env, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value)) };
}

function argumentsFor({ ci, updateBaseline, tags, dryRun, more = [] }: RunOptions): string[] {
  const profile = updateBaseline ? ['--profile', 'baseline'] : ci ? ['--profile', 'ci'] : [];
  const chosen = [...(tags ? ['--tags', tags] : []), ...(dryRun ? ['--dry-run'] : [])];
  return [...profile, ...chosen, ...more, ...(more.some(isPath) ? [] : [FEATURES])];
}

/** A feature, a line of one, or a folder of them that is no option's value. */
function isPath(argument: string, index: number, all: readonly string[]): boolean {
  if (/\.feature(\.md)?(:\d+)*$/.test(argument)) return true;
  const isValue = all[index - 1]?.startsWith('-') === true;
  return !isValue && statSync(argument, { throwIfNoEntry: false })?.isDirectory() === true;
}
