import { extname, join, relative } from 'node:path';

/** What a cucumber.js says of a profile, as far as the suite needs it. */
export interface Profile {
  paths?: readonly string[];
  import?: readonly string[];
  require?: readonly string[];
  requireModule?: readonly string[];
  plugin?: readonly string[];
  format?: readonly (string | readonly [string, string?])[];
  [option: string]: unknown;
}

/** The profiles of a cucumber.js; `default` judges over HTTP. */
export interface Profiles {
  default: Profile;
  /** Judges in a browser. */
  browser: Profile;
  /** Writes what a continuous integration server reads too. */
  ci: Profile;
  /** Writes the target's baseline from the run. */
  baseline: Profile;
}

const at = (...path: string[]) => join(__dirname, '..', ...path);
// The runner imports plug-ins and formatters as plain JavaScript, those with a dot in front from where it was started.
const script = (name: string) => `./${relative(process.cwd(), at('steps', 'verdict', name))}`;

/** The features of the suite, as a glob. */
export const FEATURES = at('features', '**', '*.feature');

/** The steps of the suite, and how it turns a run into a verdict. */
export const suite = {
  require: [at('steps', `*${extname(__filename)}`)],
  plugin: [script('verdict-plugin.js')],
  format: [script('progress-formatter.js')],
};

/**
 * The profiles of a cucumber.js that share these options.
 * @param command how a scenario is run again: its location is added
 */
export function profilesOf(common: Profile, command = 'npx cucumber-js'): Profiles {
  const reports = process.env.REPORTS || 'reports';
  const verdict = (options: object) => ({ pluginOptions: { verdict: { command, ...options } } });
  const shared = { ...common, ...verdict({}) };
  return {
    default: shared,
    // The variable AGENT wins.
    browser: { ...shared, worldParameters: { agent: 'browser' }, ...verdict({ agent: 'browser' }) },
    ci: {
      ...shared,
      format: [
        ...(common.format ?? []),
        ['message', join(reports, 'messages.ndjson')],
        ['html', join(reports, 'cucumber.html')],
      ],
      ...verdict({ ci: true }),
    },
    baseline: { ...shared, ...verdict({ updateBaseline: true }) },
  };
}

/**
 * The profiles of a project's own cucumber.js: the suite's features and steps, and what the project has besides, such as
 * `paths` to its own features.
 */
export function withSuite(own: Profile = {}): Profiles {
  return profilesOf({
    ...own,
    ...suite,
    paths: [FEATURES, ...(own.paths ?? [])],
    require: [...suite.require, ...(own.require ?? [])],
    plugin: [...suite.plugin, ...(own.plugin ?? [])],
    format: [...suite.format, ...(own.format ?? [])],
  });
}
