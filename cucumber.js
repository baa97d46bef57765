const profiles = require('./command/profiles.js');

module.exports = {
  ...profiles,
  // Judged by StrykerJS, which brings a formatter of its own: npm run stryker.
  // The reference is loaded before the first scenario, for what is decided then is nobody's in particular.
  stryker: {
    ...profiles.default,
    requireModule: [...profiles.default.requireModule, require.resolve('./reference/index.ts')],
    // Its hook comes last when it is loaded first.
    require: ['mutants/each-anew.ts', ...profiles.default.require],
    plugin: [],
    format: [],
  },
};
