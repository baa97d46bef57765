const common = {
  requireModule: [require.resolve('./loader.js')],
  require: ['steps/*.ts'],
  plugin: ['./steps/verdict/plugin.js'],
  format: ['./steps/verdict/progress.js'],
};

module.exports = {
  default: common,
  // Also writes what a continuous integration server reads: JUnit, a summary in Markdown, the runner's messages.
  ci: {
    ...common,
    format: [...common.format, 'message:reports/messages.ndjson'],
    pluginOptions: { verdict: { ci: true } },
  },
  // Writes the target's baseline from the run.
  baseline: { ...common, pluginOptions: { verdict: { updateBaseline: true } } },
};
