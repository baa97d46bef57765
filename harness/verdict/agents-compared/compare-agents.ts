import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpError } from '../../core/errors';
import { APPEARANCE } from '../appearance';
import { reportPath } from '../files';
import { agentInWords, finalSentence } from '../final-sentence';
import { readVerdict, type WrittenVerdict } from '../written-verdict';
import { type Disagreement, disagreements } from './disagreements';

/*
 * npm run compare: judges the target that WIKI means twice, over HTTP and in a browser (AGENT, or Chromium), and lists
 * each requirement on which they disagree. Ends with 0 when they agree, 1 when they don't, 2 when one of the runs
 * could not be judged.
 */

const RUNNER = join(__dirname, '../../../node_modules/@cucumber/cucumber/bin/cucumber.js');
const VERDICT = reportPath('verdict.json');

function verdictBy(agent: string, args: readonly string[]): WrittenVerdict {
  console.log(`\nJudged ${agentInWords(agent)}:`);
  // What an earlier run left must not pass for this one's.
  rmSync(VERDICT, { force: true });
  spawnSync(process.execPath, [RUNNER, ...args], {
    stdio: 'inherit',
    env: { ...process.env, AGENT: agent },
  });
  return readVerdict(VERDICT);
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

function main(args: readonly string[]): number {
  const agent = process.env.AGENT ?? 'browser';
  if (agent === 'http') throw new SetUpError('AGENT is the browser to compare with; http is the other one.');
  const [http, browser] = [verdictBy('http', args), verdictBy(agent, args)];
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

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
