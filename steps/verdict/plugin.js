// The runner imports its plug-ins as plain JavaScript, past ts-node's own loader.
require('../../loader.js');
module.exports = require('./verdict-plugin.ts').default;
