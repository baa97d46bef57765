// A checker for StrykerJS. It leaves out mutants that survivors.yaml knows to make no difference to visitors, save with
// ALL=1, and those that the run of which CAUGHT_IN is the report has caught already.
require('../loader.js');
const { readFileSync } = require('node:fs');
const { join, relative } = require('node:path');
const { parse } = require('yaml');
const { caughtNames, invisibleNames, mutantName } = require('./survivors.ts');

const excuses = parse(readFileSync(join(__dirname, 'survivors.yaml'), 'utf8'));
const invisible = process.env.ALL ? new Set() : invisibleNames(excuses);
const before = process.env.CAUGHT_IN;
const caught = before ? caughtNames(JSON.parse(readFileSync(before, 'utf8'))) : new Set();

// StrykerJS's reports count lines and columns from 1, these mutants from 0.
const from1 = ({ line, column }) => ({ line: line + 1, column: column + 1 });

function check({ fileName, location: { start, end }, ...change }) {
  const file = relative(process.cwd(), fileName);
  const location = { start: from1(start), end: from1(end) };
  const name = mutantName(file, readFileSync(file, 'utf8'), { ...change, location });
  if (invisible.has(name)) return { status: 'compileError', reason: 'No visitor could see it.' };
  return caught.has(name)
    ? { status: 'compileError', reason: 'It is caught already.' }
    : { status: 'passed' };
}

exports.strykerPlugins = [
  {
    kind: 'Checker',
    name: 'untried',
    value: {
      init: async () => {},
      group: async (mutants) => [mutants.map(({ id }) => id)],
      check: async (mutants) => Object.fromEntries(mutants.map((mutant) => [mutant.id, check(mutant)])),
    },
  },
];
