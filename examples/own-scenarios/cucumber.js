const { withSuite } = require('wiki-session-conformance/cucumber');

module.exports = withSuite({ paths: ['features/**/*.feature'] });
