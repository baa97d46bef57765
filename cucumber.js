const { join } = require('node:path');

const reports = process.env.REPORTS || 'reports';

const common = {
  requireModule: [require.resolve('./loader.js')],
  require: ['steps/*.ts'],
  plugin: ['./steps/verdict/plugin.js'],
  format: ['./steps/verdict/progress.js'],
};

/** The agent of a profile; the variable AGENT wins. */
const agent = (name) => ({ worldParameters: { agent: name }, pluginOptions: { verdict: { agent: name } } });

module.exports = {
  default: common,
  browser: { ...common, ...agent('browser') },
  // Also writes what a continuous integration server reads: JUnit, a summary in Markdown, the runner's messages and its
  // own page.
  ci: {
    ...common,
    format: [
      ...common.format,
      ['message', join(reports, 'messages.ndjson')],
      ['html', join(reports, 'cucumber.html')],
    ],
    pluginOptions: { verdict: { ci: true } },
  },
  // Judged by StrykerJS, which brings a formatter of its own: npm run stryker.
  // The reference is loaded before the first scenario, for what is decided then is nobody's in particular.
  stryker: {
    ...common,
    requireModule: [...common.requireModule, require.resolve('./reference/index.ts')],
    // Its hook comes last when it is loaded first.
    require: ['mutants/each-anew.ts', ...common.require],
    plugin: [],
    format: [],
  },
  // Writes the target's baseline from the run.
  baseline: { ...common, pluginOptions: { verdict: { updateBaseline: true } } },
};
