// The runner imports its formatters as plain JavaScript, past ts-node's own loader.
require('../../loader.js');
module.exports = require('./progress-formatter.ts').default;
