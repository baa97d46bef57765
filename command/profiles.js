// In the repository the runner, and each of its workers, loads TypeScript.
require('../loader.js');
const { profilesOf, suite } = require('./suite.ts');

module.exports = profilesOf({ ...suite, requireModule: [require.resolve('../loader.js')] });
