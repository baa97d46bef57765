const common = {
  requireModule: ['ts-node/register'],
  require: ['steps/*.ts'],
  plugin: ['./steps/verdict/plugin.js'],
  format: ['./steps/verdict/progress.js'],
};

module.exports = {
  default: common,
  // Writes the target's baseline from the run.
  baseline: { ...common, pluginOptions: { verdict: { updateBaseline: true } } },
};
