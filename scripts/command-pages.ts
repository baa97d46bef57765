import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { program } from '../command/program';
import { help as referenceHelp } from '../reference/cli/options';

/*
 * npm run docs: writes docs/commands/, a page for each subcommand from its own help.
 */

export const PAGES = join(__dirname, '..', 'docs', 'commands');

/** The pages by the names of their files. */
export function commandPages(): Map<string, string> {
  const command = program([]);
  const pages = command.commands.map((each): [string, string] => [`${each.name()}.md`, page(each)]);
  const index = pages.map(([file], at) => {
    const name = file.replace('.md', '');
    return `- [${name}](${file}): ${command.commands[at]?.description()}`;
  });
  return new Map([['README.md', `# Commands\n\n${index.join('\n')}\n`], ...pages]);
}

function page(command: Command): string {
  // The reference reads its own command line, for it is used without the rest too.
  const help = command.name() === 'reference' ? referenceHelp() : helpOf(command);
  const sentence = command.description().replace(/^./, (letter) => letter.toUpperCase());
  return `# ${command.name()}\n\n${sentence}.\n\n${indented(help.trim())}\n`;
}

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
    getOutHelpWidth: () => 100,
  });
  command.outputHelp();
  return text;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '    ');
}

if (require.main === module) {
  rmSync(PAGES, { recursive: true, force: true });
  mkdirSync(PAGES, { recursive: true });
  for (const [file, text] of commandPages()) writeFileSync(join(PAGES, file), text);
}
