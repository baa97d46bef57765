// The runner imports its plug-ins as plain JavaScript, past ts-node's own loader. The package has the compiled
// verdict-plugin.ts in this place.
require('../../loader.js');
module.exports = require('./verdict-plugin.ts').default;
