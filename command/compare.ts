import { join } from 'node:path';
import { SetUpError } from '../harness/core/errors';
import { type Disagreement, disagreements } from '../harness/verdict/agents-compared/disagreements';
import { APPEARANCE } from '../harness/verdict/appearance';
import { reportPath, writeWhole } from '../harness/verdict/files';
import { agentInWords, finalSentence } from '../harness/verdict/final-sentence';
import { type ComparedRun, matrixPage } from '../harness/verdict/matrix/matrix-page';
import { AGENTS } from './options';
import { judged, type RunOptions } from './run-suite';

/**
 * Judges a wiki by several agents, one after the other, prints each requirement on which they disagree, and writes all
 * verdicts side by side to matrix.html. Returns the exit code: 0 they agree, 1 they don't, 2 one of the runs could not
 * be judged. Throws SetUpError where the agents can't be compared.
 */
export async function compare(
  wiki: string | undefined,
  agents: readonly string[],
  options: RunOptions,
): Promise<number> {
  assertComparable(agents);
  const runs: ComparedRun[] = [];
  for (const agent of agents) {
    console.log(`\nJudged ${agentInWords(agent)}:`);
    const reports = join(reportPath('.', options.reports), agent);
    const verdict = await judged(wiki, { ...options, agent, reports });
    runs.push({ file: reportPath('verdict.json', reports), verdict });
  }
  const verdicts = runs.map(({ verdict }) => verdict);
  const page = reportPath('matrix.html', options.reports);
  writeWhole(page, matrixPage(runs));
  const found = disagreements(verdicts);
  const compared = `${inOneLine(agents)} on ${verdicts[0]?.target}`;
  const unjudged = verdicts.find(({ exitCode }) => exitCode === 2);
  if (found.length > 0) {
    console.log(`\n${compared} disagree on ${found.length} requirements:\n`);
    for (const disagreement of found) console.log(disagreementLines(disagreement, agents).join('\n'));
  } else if (unjudged) console.log(`\n${compared} can't be compared. ${finalSentence(unjudged)}`);
  else console.log(`\n${compared} agree on every requirement.`);
  console.log(`${page} shows them side by side.`);
  return found.length > 0 ? 1 : unjudged ? 2 : 0;
}

function assertComparable(agents: readonly string[]): void {
  const distinct = new Set(agents).size;
  if (distinct < 2 || distinct < agents.length || agents.some((agent) => !AGENTS.includes(agent))) {
    throw new SetUpError(
      `--agents is "${agents.join(',')}". Name two or more of ${AGENTS.join(', ')}, each once: http,browser,firefox.`,
    );
  }
  const browsers = agents.filter((agent) => agent !== 'http');
  if (process.env.BROWSER_PATH && browsers.length > 1) {
    throw new SetUpError(
      `BROWSER_PATH names one browser, and ${inOneLine(browsers)} are to be compared. Leave it out: each is found ` +
        'where Playwright or the system has it.',
    );
  }
}

function inOneLine(agents: readonly string[]): string {
  return `${agents.slice(0, -1).join(', ')} and ${agents.at(-1)}`;
}

function disagreementLines({ id, level, scenarios }: Disagreement, agents: readonly string[]): string[] {
  const lines = scenarios.flatMap(({ name, by }) => [
    `    ${name}`,
    ...by.flatMap((scenario, index) => {
      const [why, ...more] = (scenario?.reason ?? '').split('\n');
      const outcome = scenario ? APPEARANCE[scenario.outcome].words : 'not run';
      return [
        `      ${agentInWords(agents[index] ?? '')}: ${outcome}${why ? `: ${why}` : ''}`,
        ...more.map((line) => `        ${line}`),
      ];
    }),
  ]);
  return [`  ${id} (${level})`, ...lines];
}
