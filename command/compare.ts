import { SetUpError } from '../harness/core/errors';
import { type Disagreement, disagreements } from '../harness/verdict/agents-compared/disagreements';
import { APPEARANCE } from '../harness/verdict/appearance';
import { agentInWords, finalSentence } from '../harness/verdict/final-sentence';
import type { WrittenVerdict } from '../harness/verdict/written-verdict';
import { judged, type RunOptions } from './run-suite';

/**
 * Judges a wiki twice, over HTTP and in a browser, and prints each requirement on which they disagree. Returns the exit
 * code: 0 they agree, 1 they don't, 2 one of the runs could not be judged.
 */
export async function compare(wiki: string | undefined, options: RunOptions): Promise<number> {
  const agent = options.agent ?? process.env.AGENT ?? 'browser';
  if (agent === 'http')
    throw new SetUpError('The agent is the browser to compare with; http is the other one.');
  const http = await verdictBy('http', wiki, options);
  const browser = await verdictBy(agent, wiki, options);
  const found = disagreements(http, browser);
  const compared = `http and ${agent} on ${http.target}`;
  if (found.length > 0) {
    console.log(`\n${compared} disagree on ${found.length} requirements:\n`);
    for (const disagreement of found) console.log(disagreementLines(disagreement, agent).join('\n'));
    return 1;
  }
  const unjudged = [http, browser].find(({ exitCode }) => exitCode === 2);
  if (unjudged) {
    console.log(`\n${compared} can't be compared. ${finalSentence(unjudged)}`);
    return 2;
  }
  console.log(`\n${compared} agree on every requirement.`);
  return 0;
}

function verdictBy(agent: string, wiki: string | undefined, options: RunOptions): Promise<WrittenVerdict> {
  console.log(`\nJudged ${agentInWords(agent)}:`);
  return judged(wiki, { ...options, agent });
}

function disagreementLines({ id, level, scenarios }: Disagreement, browser: string): string[] {
  const lines = scenarios.flatMap(({ name, ...by }) => [
    `    ${name}`,
    ...[by.http, by.browser].flatMap((scenario, index) => {
      const agent = index === 0 ? 'http' : browser;
      const [why, ...more] = (scenario?.reason ?? '').split('\n');
      const outcome = scenario ? APPEARANCE[scenario.outcome].words : 'not run';
      return [
        `      ${agentInWords(agent)}: ${outcome}${why ? `: ${why}` : ''}`,
        ...more.map((line) => `        ${line}`),
      ];
    }),
  ]);
  return [`  ${id} (${level})`, ...lines];
}
