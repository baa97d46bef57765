// TypeScript as ts-node compiles it, kept on disk: what has not changed since loads without a compiler.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');

const folder = join(__dirname, '.cache', 'compiled');
const versions = ['ts-node', '@swc/core', 'typescript'].map(
  (name) => require(`${name}/package.json`).version,
);
const configuration = [process.version, ...versions, readFileSync(join(__dirname, 'tsconfig.json'), 'utf8')];

let service;

function compile(source, filename, target) {
  service ??= require('ts-node').create({ cwd: __dirname });
  const code = service.compile(source, filename);
  // Renamed into place, so that a process beside this one never reads half of it.
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${target}.${process.pid}`, code);
  renameSync(`${target}.${process.pid}`, target);
  return code;
}

require.extensions['.ts'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8');
  const key = createHash('sha256')
    .update([...configuration, filename, source].join('\0'))
    .digest('hex');
  const target = join(folder, `${key}.js`);
  let code;
  try {
    code = readFileSync(target, 'utf8');
  } catch {
    code = compile(source, filename, target);
  }
  module._compile(code, filename);
};

// In the checkout the package's name means its sources, as in tsconfig.json.
const { name, exports: entries } = require('./package.json');
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = (request, ...more) => {
  const entry = request.startsWith(name) ? entries[`.${request.slice(name.length)}`] : undefined;
  const source = entry?.default?.replace('./dist/', './').replace(/\.js$/, '.ts');
  return resolveFilename(source ? join(__dirname, source) : request, ...more);
};

process.setSourceMapsEnabled(true);
