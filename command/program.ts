import { readFileSync } from 'node:fs';
import { Command, type CommanderError, InvalidArgumentError, Option } from 'commander';
import { FOR_THE_REFERENCE, withPackage } from '../harness/core/optional-package';
import type { ExploreOptions } from './explore';
import { byAgent, exploring, type JudgingOptions, judging, runOptions } from './options';

const NAME = 'wiki-session-conformance';

/** The package's command. @param more what cucumber-js is given besides */
export function program(more: readonly string[]): Command {
  const command = new Command(NAME)
    .description('Judges the sessions of a wiki by what MoinMoin documents.')
    .version(version(), '--version', 'print the version')
    .exitOverride(end)
    .showHelpAfterError('What it takes: --help')
    .addHelpText('before', example('http://wiki.example.org/'))
    .addHelpText('after', '\nA wiki alone is judged: judge can be left out.');
  const subcommands = () => command.commands.map((each) => each.name());

  byAgent(judging(add(command, 'judge', 'judge http://wiki.example.org/ --level documented,hardening', true)))
    .description('judge a wiki: a URL, a target file or folder, or the name of a known wiki')
    .option(
      '--baseline <file>',
      'a list of known deviations (BASELINE; default: the one beside the target file)',
    )
    .option('--update-baseline', 'write that list from this run')
    .option('--ci', 'also write JUnit, Markdown, a badge and Cucumber messages')
    .option('--explore <time>', 'explore the wiki too, for so long, such as 60s or 5m (EXPLORE)')
    .option('--dry-run', 'say what would be tried, and what not and why')
    .addHelpText('after', '\nWhat stands after -- goes to cucumber-js: judge WIKI -- --parallel 2')
    .addHelpText('after', exitCodes('the wiki is as expected', 'it is not', 'not judged, or not in full'))
    .allowExcessArguments()
    .action(async (_wiki: string | undefined, options: JudgingOptions, { args }: Command) => {
      const { judge } = await import('./judge');
      process.exitCode = await judge(args, { ...runOptions(options), more }, subcommands());
    });

  exploring(add(command, 'explore', 'explore yours.yaml --seconds 60'))
    .addHelpText('after', exitCodes('nothing was found', 'something was', 'it could not be explored'))
    .action(async (wiki: string | undefined, options: ExploreOptions) => {
      const { explore } = await import('./explore');
      process.exitCode = await explore(wiki, options);
    });

  add(command, 'draft', 'draft http://wiki.example.org/ yours.yaml')
    .description('look at a wiki and write its target file')
    .argument('<url>', 'where the wiki is')
    .argument('[file]', 'what to write; printed where it is left out')
    .addHelpText('after', '\nWIKI_USER and WIKI_PASSWORD have it look as a user who has signed in, too.')
    .addHelpText('after', exitCodes('done', undefined, 'not done, and why'))
    .action(async (url: string, file: string | undefined) => {
      const { draft } = await import('./draft');
      await draft(url, file);
    });

  judging(add(command, 'compare', 'compare yours.yaml --agents http,browser,firefox'))
    .description('judge a wiki over HTTP and in browsers, and list where they disagree')
    .option('--agents <agents>', 'who visit it, separated by commas', 'http,browser')
    .addHelpText('after', exitCodes('all agree', 'they do not', 'one of the runs was not judged'))
    .action(async (wiki: string | undefined, { agents, ...options }: JudgingOptions & { agents: string }) => {
      const { compare } = await import('./compare');
      process.exitCode = await compare(wiki, agents.split(','), { ...runOptions(options), more });
    });

  add(command, 'report', 'report reference.json yours.json')
    .description('put the verdicts of several runs side by side on a page')
    .argument('[verdicts...]', 'their verdict.json')
    .option('--reports <folder>', 'where to write it (REPORTS; default: reports)')
    .addHelpText('after', exitCodes('done', undefined, 'not done, and why'))
    .action(async (files: string[], { reports }: { reports?: string }) => {
      const { report } = await import('./report');
      report(files, reports);
    });

  add(command, 'reference', "reference --port 8080 --cookie_lifetime '(1, 12)'")
    .description('run the reference wiki, which keeps every rule')
    .argument('[options...]')
    .allowUnknownOption()
    .helpOption(false)
    .action(async (options: string[]) => {
      const { serveReference } = await withPackage(FOR_THE_REFERENCE, () => import('../reference/cli'));
      await serveReference(options);
    });

  add(command, 'demo', 'demo --port 8080')
    .description('run a farm of two hosts on this machine that shows how sessions work')
    .addOption(
      new Option('--port <number>', 'where it listens; 0: any that is free').default(8080).argParser(portOf),
    )
    .addHelpText('after', exitCodes('it was ended', undefined, 'it could not be started, and why'))
    .action(async ({ port }: { port: number }) => {
      const { demo } = await withPackage(FOR_THE_REFERENCE, () => import('./demo'));
      await demo(port);
    });

  add(command, 'list', 'list --level hardening')
    .description('list the requirements, with how many scenarios each has')
    .option('--level <levels>', 'only these, separated by commas')
    .option('--requirements <set>', 'those of this set (default: the newest)')
    .addHelpText('after', exitCodes('done', undefined, 'not done, and why'))
    .action(async ({ level, requirements }: { level?: string; requirements?: string }) => {
      const { list } = await import('./list');
      list(level, requirements);
    });

  add(command, 'explain', 'explain logged-in-remembered')
    .description('tell what a requirement says, where it stands, how it is tried, and what breaks it')
    .argument('<requirement>', 'its id')
    .addHelpText('after', exitCodes('done', undefined, 'not done, and why'))
    .action(async (requirement: string) => {
      const { explain } = await import('./explain');
      explain(requirement);
    });

  return command;
}

function add(command: Command, name: string, shown: string, isDefault = false): Command {
  return command.command(name, { isDefault }).addHelpText('before', example(shown));
}

const example = (shown: string) => `Example:\n  npx ${NAME} ${shown}\n`;

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('expected a number from 0 to 65535.');
}

function exitCodes(zero: string, one: string | undefined, two: string): string {
  const codes = [`0 ${zero}`, ...(one ? [`1 ${one}`] : []), `2 ${two}`];
  return `\nExit code: ${codes.join(', ')}.`;
}

function version(): string {
  return JSON.parse(readFileSync(require.resolve(`${NAME}/package.json`), 'utf8')).version;
}

/** A mistake in the command line ends it as what could not be judged does. */
function end({ exitCode }: CommanderError): never {
  process.exit(exitCode === 0 ? 0 : 2);
}
