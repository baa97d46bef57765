// Which of the two generations is tried: WIKI=reference, with all features, or WIKI=reference-auth-list, with those that
// hold for both; what is of the auth list alone is tried by the first.
const wiki = process.env.WIKI ?? 'reference';
const forBoth = ['features/*.feature', 'features/{companion,hardening}/*.feature'];

module.exports = {
  plugins: ['@stryker-mutator/cucumber-runner', './mutants/untried.cjs'],
  checkers: ['untried'],
  testRunner: 'cucumber',
  cucumber: {
    profile: 'stryker',
    tags: ['not @needs-browser'],
    ...(wiki === 'reference-auth-list' ? { features: forBoth } : {}),
  },
  mutate: [
    'reference/{sessions,auth}/**/*.ts',
    // What keeps sessions in files and in Redis is held against the same contract as memory by unit tests.
    '!reference/sessions/stores/{lmdb*,redis*,recently-ended,factory,record}.ts',
    // How much a session holds is up to each server: no rule says it, unit tests do.
    '!reference/sessions/{size-limit,limits,quota,unreturned}.ts',
    // What is said to whoever writes an extension: no scenario has an extension that is wrong, unit tests do.
    '!reference/sessions/{json-text,dict-like}.ts',
  ],
  ignorePatterns: ['/.cache', '/reports', '/bench', '/tests', '/mutants/*/'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // Room for young objects: less time than with V8's default.
  testRunnerNodeArgs: ['--max-semi-space-size=64'],
  // Of the time that its scenarios took without the mutant: other work on the machine must not look like a hang.
  timeoutFactor: 5,
  tempDirName: `.cache/stryker-${wiki}`,
  reporters: ['progress-append-only', 'html', 'json'],
  htmlReporter: { fileName: `reports/stryker-${wiki}.html` },
  jsonReporter: { fileName: `reports/stryker-${wiki}.json` },
};
