import { dirname, join, relative } from 'node:path';

const RUNNER = join(dirname(require.resolve('@cucumber/cucumber/package.json')), 'bin', 'cucumber.js');
const PROFILES = join(__dirname, '..', '..', 'command', 'profiles.js');

/** How Node starts cucumber-js with the suite's profiles; options and features are added. */
export function runnerArguments(): string[] {
  // The runner takes the configuration's path as relative, whatever it is.
  return [RUNNER, '--config', relative(process.cwd(), PROFILES)];
}
