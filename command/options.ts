import { type Command, Option } from 'commander';
import type { RunOptions } from './run-suite';

/** What judge and compare are both asked, by commander's names. */
export interface JudgingOptions {
  agent?: string;
  browser?: boolean;
  headed?: boolean;
  level?: string;
  requirements?: string;
  tags?: string;
  reports?: string;
  baseline?: string;
  updateBaseline?: boolean;
  ci?: boolean;
  dryRun?: boolean;
  explore?: string;
}

export const AGENTS: readonly string[] = ['http', 'browser', 'firefox', 'webkit'];

/** Gives a subcommand the agent that visits the wiki. */
export function byAgent(command: Command): Command {
  return command
    .addOption(new Option('--agent <agent>', 'who visits it (AGENT; default: http)').choices(AGENTS))
    .option('--browser', 'the same as --agent browser: Chromium');
}

/** Gives a subcommand the wiki to be judged and how; each option says which variable it stands for. */
export function judging(command: Command): Command {
  return command
    .argument('[wiki]', 'a URL, a target file or folder, or a name (WIKI; default: reference)')
    .option('--headed', "show the browser's window (HEADED=1)")
    .option('--level <levels>', 'the levels that decide, separated by commas (LEVEL; default: documented)')
    .option('--requirements <set>', 'the set of requirements (REQUIREMENTS; default: the newest)')
    .option('--tags <expression>', 'only scenarios with these tags, such as @path-set')
    .option('--reports <folder>', 'where the reports go (REPORTS; default: reports)');
}

/** Gives a subcommand the wiki to be explored and how. */
export function exploring(command: Command): Command {
  return command
    .description(
      'have visitors do what nobody listed, and tell what the documents say otherwise of as scenarios',
    )
    .argument('[wiki]', 'a URL, a target file or folder, or a name (WIKI; default: reference)')
    .option('--seconds <number>', 'for how long (default: 60)')
    .option('--stories <number>', 'how many stories, instead of for how long')
    .option('--seed <number>', 'which stories; printed with what was found (default: others each time)')
    .option('--path <number>', 'with which story of the seed to begin, to find the same again')
    .addOption(new Option('--agent <agent>', 'who visits it (AGENT; default: http)').choices(AGENTS))
    .option(
      '--level <levels>',
      'the levels whose rules count, separated by commas (LEVEL; default: documented)',
    )
    .option('--reports <folder>', 'where the features and their reports go (REPORTS; default: reports)');
}

export function runOptions({ browser, ...options }: JudgingOptions): RunOptions {
  return { ...options, agent: options.agent ?? (browser ? 'browser' : undefined) };
}
