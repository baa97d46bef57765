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
  // Also writes what a continuous integration server and others read: JUnit, a summary in Markdown, EARL, a badge, the
  // runner's messages and its own page.
  ci: {
    ...common,
    format: [...common.format, 'message:reports/messages.ndjson', 'html:reports/cucumber.html'],
    pluginOptions: { verdict: { ci: true } },
  },
  // Writes the target's baseline from the run.
  baseline: { ...common, pluginOptions: { verdict: { updateBaseline: true } } },
};
