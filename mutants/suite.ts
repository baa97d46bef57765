import { Writable } from 'node:stream';
import { type IRunConfiguration, loadConfiguration, loadSupport, runCucumber } from '@cucumber/cucumber/api';
import type { Collector } from '../steps/verdict/collector';

const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });

async function prepare() {
  const { runConfiguration } = await loadConfiguration();
  const plugins: IRunConfiguration['plugins'] = { specifiers: [], options: {} };
  const support = await loadSupport(runConfiguration);
  return { ...runConfiguration, plugins, support };
}

let prepared: ReturnType<typeof prepare> | undefined;

/** Which scenarios are run; of all features where there are no `paths`. */
export interface Choice {
  paths?: string[];
  tagExpression: string;
}

/** Runs the suite on a wiki in this process. The steps are loaded once, which takes longer than most runs. */
export async function runSuite(
  wiki: string,
  { paths = [], tagExpression }: Choice,
  collector: Collector,
  agent = 'http',
): Promise<void> {
  prepared ??= prepare();
  const configuration = await prepared;
  process.env.WIKI = wiki;
  process.env.AGENT = agent;
  const sources = { ...configuration.sources, paths, tagExpression };
  await runCucumber({ ...configuration, sources }, { stdout: nowhere, stderr: nowhere }, (message) => {
    collector.onMessage(message);
  });
}
