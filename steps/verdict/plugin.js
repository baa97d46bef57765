// The runner imports its plug-ins as plain JavaScript, past ts-node's own loader.
require('ts-node/register');
module.exports = require('./verdict-plugin.ts').default;
