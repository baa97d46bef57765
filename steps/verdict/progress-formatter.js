// The runner imports its formatters as plain JavaScript, past ts-node's own loader. The package has the compiled
// progress-formatter.ts in this place.
require('../../loader.js');
module.exports = require('./progress-formatter.ts').default;
