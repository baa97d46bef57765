import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareWithFloor } from './floor';
import { cucumber, preloading, secondsOf } from './runner';

/*
 * How long the suite takes by HTTP on the reference, against what the runner alone takes: the same feature files and
 * step patterns, loaded the same way, with steps that do nothing; and against that and the same exchanges had by undici
 * with a server that answers without a thought. Writes reports/bench-suite.json.
 */

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const FOLDER = '.cache/bench-suite';

/** The suite's own configuration, of which the floor takes what finds and loads features and steps. */
const { requireModule, require: steps } = require('../cucumber.js').default;

interface Message {
  parameterType?: { name: string; regularExpressions: string[] };
  stepDefinition?: { pattern: { source: string; type: string } };
  pickle?: { steps: unknown[] };
}

function configure(name: string, configuration: object): string {
  const file = join(FOLDER, `${name}.json`);
  writeFileSync(file, JSON.stringify({ default: { requireModule, ...configuration } }));
  return file;
}

function survey(): Message[] {
  const survey = configure('survey', { require: steps, dryRun: true, format: ['message'] });
  const all = cucumber(['--config', survey]);
  return all.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Message]));
}

/** Step definitions of the same patterns that do nothing, as source. */
function emptySteps(messages: readonly Message[]): string {
  const lines = messages.flatMap(({ parameterType, stepDefinition }) => {
    if (parameterType) {
      const { name, regularExpressions } = parameterType;
      const regexp = regularExpressions.map((source) => `new RegExp(${JSON.stringify(source)})`);
      return `defineParameterType({ name: ${JSON.stringify(name)}, regexp: [${regexp}], transformer: () => null });`;
    }
    if (!stepDefinition) return [];
    const { source, type } = stepDefinition.pattern;
    const text = JSON.stringify(source);
    const isRegularExpression = type === 'REGULAR_EXPRESSION';
    const groups = isRegularExpression
      ? (new RegExp(`${source}|`).exec('')?.length ?? 1) - 1
      : (source.match(/(?<!\\)\{/g)?.length ?? 0);
    const parameters = Array.from({ length: groups }, (_, index) => `_${index}`);
    return `When(${isRegularExpression ? `new RegExp(${text})` : text}, (${parameters}) => {});`;
  });
  return ["import { defineParameterType, When } from '@cucumber/cucumber';", ...lines, ''].join('\n');
}

/** Has one run of the suite keep its exchanges. @returns the file */
function record(): string {
  const RECORDED = join(FOLDER, 'exchanges.json');
  cucumber([], { ...preloading('recording.ts'), RECORDED });
  return RECORDED;
}

/** Has these exchanges again in a process of their own. */
function replay(recorded: string): void {
  execFileSync(process.execPath, ['--require', './loader.js', join(__dirname, 'replay.ts'), recorded]);
}

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const messages = survey();
  writeFileSync(join(FOLDER, 'steps.ts'), emptySteps(messages));
  const floor = configure('floor', { require: [join(FOLDER, 'steps.ts')], format: ['progress'] });
  const scenarios = messages.flatMap(({ pickle }) => pickle ?? []);
  const recorded = record();

  await compareWithFloor({
    name: 'suite',
    rounds: ROUNDS,
    work: {
      scenarios: scenarios.length,
      steps: scenarios.reduce((sum, { steps }) => sum + steps.length, 0),
    },
    suite: () => secondsOf(() => cucumber([])),
    floor: () => secondsOf(() => cucumber(['--config', floor])),
    floorName: 'the runner alone',
    beside: { seconds: () => secondsOf(() => replay(recorded)), name: 'the same exchanges alone' },
  });
}

void main();
