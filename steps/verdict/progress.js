// The runner imports its formatters as plain JavaScript, past ts-node's own loader.
require('ts-node/register');
module.exports = require('./progress-formatter.ts').default;
