/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle has no place where a reader can begin.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'harness-without-runner',
      comment: 'The harness can be used without cucumber-js.',
      severity: 'error',
      from: { path: '^harness/' },
      to: { path: ['^steps/', '^mutants/', 'node_modules/@cucumber/'] },
    },
    {
      name: 'steps-speak-to-the-harness',
      comment: 'Step definitions turn words into calls of the harness, whichever agent and target it has.',
      severity: 'error',
      from: { path: '^steps/' },
      to: { path: ['^reference/', 'node_modules/(undici|tough-cookie|playwright|playwright-core)/'] },
    },
    {
      name: 'one-way-into-the-reference',
      comment: 'The reference is one wiki among those that can be tested.',
      severity: 'error',
      from: { path: '^harness/', pathNot: '^harness/targets/reference\\.ts$' },
      to: { path: '^reference/' },
    },
    {
      name: 'by-the-front-door',
      comment: 'startReference, and the policies that it takes, are the one door of the reference.',
      severity: 'error',
      from: { path: '^(harness/targets/reference\\.ts$|mutants/|targets/)' },
      to: { path: '^reference/', pathNot: '^reference/index\\.ts$' },
    },
    {
      name: 'reference-on-its-own',
      comment: 'The reference imports nothing of the suite.',
      severity: 'error',
      from: { path: '^reference/' },
      to: { path: ['^harness/', '^steps/', '^mutants/', '^bench/', '^tests/'] },
    },
    {
      name: 'nothing-undeclared',
      comment: 'What is imported is in package.json.',
      severity: 'error',
      from: { pathNot: '^(tests|bench)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'], pathNot: '@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default'] },
  },
};
